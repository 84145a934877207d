"""Template tags of false truths."""
