"""Traffic, roster and people in: every import is one thing that can be taken back."""
