"""What the scenario evaluates: lines and their courses, and lines that are alike."""
