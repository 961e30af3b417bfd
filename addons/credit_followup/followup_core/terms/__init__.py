"""Conditions of sale: which version holds for whom, and what proves that he agreed."""
