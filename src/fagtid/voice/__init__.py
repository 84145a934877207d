"""What people propose, and what customers say: never without an answer."""
