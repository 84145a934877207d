"""What comes of a session: attendance, notes, catching up, and the accounts shown."""
