"""Solvency checks, old bad debtors, warning signs and the score: it sets nothing."""
