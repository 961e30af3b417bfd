"""The documents of hand-overs: questions about them, answered without a database."""
