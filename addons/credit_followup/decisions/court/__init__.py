"""Limitation as it is kept."""
