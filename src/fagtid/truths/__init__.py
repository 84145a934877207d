"""False truths: wrong statements that spread, what holds instead, and whether that has come across."""
