"""The documents of figures: the same figures, answered without a database."""
