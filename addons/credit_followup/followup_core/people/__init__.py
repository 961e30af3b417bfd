"""What customers say, and what they were told: promises, disputes, commitments."""
