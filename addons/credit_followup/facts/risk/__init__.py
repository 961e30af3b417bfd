"""Reads what is known of customers' solvency: checks, payments, identities."""
