"""What speaks against selling on credit."""
