"""Reading and writing the formats of `docs/reference/formats.md`."""
