"""Documents: JSON read strictly, each value by its kind, each refusal with its path."""
