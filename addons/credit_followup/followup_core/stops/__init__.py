"""What keeps orders and deliveries from going on, what lifts it, what is let go."""
