"""Hand-overs: dossiers, what agencies answer, and their money."""
