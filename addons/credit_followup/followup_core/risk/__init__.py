"""What speaks against selling on credit: signs, checks, and stops that follow."""
