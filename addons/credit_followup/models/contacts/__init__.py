"""Talking with the customer: calls and visits, and what came of them."""

from . import contact_outcome, contact, res_partner, action
