"""The check of a dossier: its shape, its sums, what speaks against it and is missing."""
