"""What customers promised and agreed: judged at night, paid, and annexed to letters."""
