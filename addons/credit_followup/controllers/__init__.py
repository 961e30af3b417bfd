"""Where customers help themselves."""

from . import portal
