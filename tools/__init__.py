"""Tools of the repository: set-up, tests, demonstration and bench."""
