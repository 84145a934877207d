"""The forum, from agenda to follow-up: what a team talks about, how it is run, and what comes of it."""
