"""Figures that steer: months and forecasts of a large ledger."""
