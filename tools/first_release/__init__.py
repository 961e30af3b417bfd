"""A year of the first release, kept as dumps: `python3 -m tools.first_release`."""
