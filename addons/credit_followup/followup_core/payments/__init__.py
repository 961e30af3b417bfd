"""What a customer's transfer says, and how it is read."""
