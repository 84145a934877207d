"""Pages of attendance, notes, catching up and the learning account."""
