"""Messages beside those of a policy."""
