"""Pages of needs, plans, sessions and my week."""
