"""Talking with the customer: calls, visits, and what a reply asks for."""
