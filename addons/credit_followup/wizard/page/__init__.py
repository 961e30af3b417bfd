"""What a company lets customers do on their page."""

from . import settings
