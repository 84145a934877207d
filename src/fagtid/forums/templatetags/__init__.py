"""Parts of the forum that stand on other apps' pages."""
