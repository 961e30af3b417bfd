"""Reads what goes with addons that are uninstalled, and what stays of it."""
