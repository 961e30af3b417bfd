"""What the scenario evaluates, beside policies and holds: lines and their courses."""
