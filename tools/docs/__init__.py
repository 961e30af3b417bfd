"""The documents beside the screens and beside each other: `make docs`."""
