"""Letters: the dated facts that they list."""
