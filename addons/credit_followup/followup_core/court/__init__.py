"""Beyond friendly letters: limitation, insolvency, and the ways to a title."""
