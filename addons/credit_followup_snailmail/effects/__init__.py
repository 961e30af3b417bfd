"""Effects: letters that a provider posts."""
