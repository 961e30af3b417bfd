"""What a country's law says once friendly letters are over, in one shape for all."""
