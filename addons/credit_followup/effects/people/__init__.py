"""What follows when people keep their word, or do not."""
