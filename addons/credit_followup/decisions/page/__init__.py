"""What a customer reads on his page."""
