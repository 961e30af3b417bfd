"""What is decided of the books: what speaks against giving an item up."""
