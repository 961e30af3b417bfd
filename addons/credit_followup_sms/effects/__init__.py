"""Effects: text messages that reach a customer."""
