"""What is kept of figures."""
