"""Instalment agreements: what was agreed, how it is paid, and where it stands."""
