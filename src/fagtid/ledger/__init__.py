"""The learning account: what was promised, held, lost, owed and repaid, in minutes."""
