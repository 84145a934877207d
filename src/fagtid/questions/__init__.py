"""Questions from real calls: asked in seconds, answered by those who know, verified, kept."""
