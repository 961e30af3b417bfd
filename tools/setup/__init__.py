"""Set-up of everything a checkout needs, with the standard library alone."""
