"""Exports: the canonical dossier, its package, and other layouts of the same facts."""
