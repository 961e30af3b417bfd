"""Talking with customers: when they were called and reached nobody."""
