"""The `fagtid` command."""
