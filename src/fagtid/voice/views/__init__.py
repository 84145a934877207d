"""Pages of proposals and of the customers' voice."""
