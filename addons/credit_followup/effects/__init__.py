"""Effects: the only place that reaches a customer or the books, one kind a module."""
