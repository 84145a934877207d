"""Needs, plans, sessions: from draft to published, and my week."""
