"""Agreements: their plan, what was paid of it, and what took from it otherwise."""
