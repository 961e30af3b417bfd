"""What follows from a claim to goods: its days as tasks, its words."""
