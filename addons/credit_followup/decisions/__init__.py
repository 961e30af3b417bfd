"""Decisions: what the core decided, kept as records of a run."""
