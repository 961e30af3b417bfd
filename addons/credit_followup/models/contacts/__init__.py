"""Talking with the customer: calls and visits, and what came of them."""

from . import (
    contact_outcome,
    contact,
    contact_summary,
    contact_told,
    contact_briefing,
    contact_moves,
    courtesy,
    res_company,
    res_partner,
    account_move,
    action,
    run,
)
