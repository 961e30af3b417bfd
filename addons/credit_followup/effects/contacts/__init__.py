"""What follows when somebody spoke with the customer."""
