"""What is booked: charges, and what the books say of them."""
