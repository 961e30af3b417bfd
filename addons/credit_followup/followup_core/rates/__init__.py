"""Published reference rates: read, derived by their rule, looked up, never guessed."""
