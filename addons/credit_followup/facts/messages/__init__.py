"""Messages: when those of a company may leave."""
