"""Answers of customers: what stands in them."""
