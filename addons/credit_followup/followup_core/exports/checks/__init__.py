"""The check of a dossier: its shape, its sums, what speaks against it or lacks."""
