"""The file that leaves: one dossier, its check, and every layout made of it."""
