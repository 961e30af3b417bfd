"""Nights after the first, beside other people, and of two workers."""
