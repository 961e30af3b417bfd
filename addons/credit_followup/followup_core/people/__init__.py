"""Talking with the customer: what he promised, disputes and was told."""
