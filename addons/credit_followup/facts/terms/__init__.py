"""Reads who has which conditions, and what became of those that were sent."""
