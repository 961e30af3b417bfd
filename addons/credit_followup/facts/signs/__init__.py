"""Reads what payments are a sign of."""
