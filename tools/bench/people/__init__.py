"""What customers promised and agreed: judged in a night, beside payments, in letters."""
