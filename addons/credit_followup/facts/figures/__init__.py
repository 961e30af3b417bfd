"""Reads what figures are made of."""
