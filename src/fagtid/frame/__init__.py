"""What every page of the house stands on: the clock, refusals, the asker, parts of pages."""
