"""What a court would look at: facts of limitation."""
