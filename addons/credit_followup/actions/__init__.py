"""Actions: the only place with effects. Each module carries out one kind of them."""
