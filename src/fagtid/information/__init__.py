"""What agents must know and find again: the bank, call templates, client cards, search."""
