"""Pages of people, teams, invitations, lists of people, keys."""
