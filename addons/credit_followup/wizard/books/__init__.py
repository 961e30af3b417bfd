"""What is given up, and where it is booked."""

from . import propose_write_off, settings
