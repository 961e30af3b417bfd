"""Reading what an agency writes: from bytes to events."""
