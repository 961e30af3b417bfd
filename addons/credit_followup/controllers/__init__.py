"""Where customers help themselves, and files are given."""

from . import exports, page, portal, portal_account
