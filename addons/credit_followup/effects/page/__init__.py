"""What follows from what a customer says on his page."""
