"""What stops customers, and what would lift it."""
