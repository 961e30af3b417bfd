"""Messages: when one may leave, and how many parts a short text takes."""
