"""Parts of the news that stand on other apps' pages."""
