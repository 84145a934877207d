"""The day as it goes: the queue's state, offers in quiet moments, calling back at a spike."""
