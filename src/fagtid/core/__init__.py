"""Pure numbers: no files, no web, no clock; the same inputs and seed give the same result."""
