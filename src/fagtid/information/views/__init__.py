"""Pages of the bank, the cards and the search."""
