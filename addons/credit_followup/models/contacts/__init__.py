"""Talking with the customer: calls and visits, and what came of them."""

from . import (
    contact_outcome,
    contact,
    contact_summary,
    contact_told,
    contact_briefing,
    contact_moves,
    res_company,
    res_partner,
    action,
)
