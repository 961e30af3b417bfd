"""Layouts: how an agency, a court or a program wants the facts of a dossier."""
