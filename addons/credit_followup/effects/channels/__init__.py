"""Ways to reach a customer, one a file."""
