"""What reaches customers about conditions of sale."""
