"""Figures that steer: what delays cost."""
