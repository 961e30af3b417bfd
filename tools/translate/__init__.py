"""Catalogues: every term of the addons, with the words of each language."""
