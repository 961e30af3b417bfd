"""Credit insurance: what is covered, the clocks of the contract, what it pays."""
