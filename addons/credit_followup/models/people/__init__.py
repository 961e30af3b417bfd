"""Talking with the customer: calls and visits, and what he promised."""

from . import (
    contact_outcome,
    contact,
    promise,
    promise_clock,
    res_company,
    res_partner,
    action,
    run,
    account_move,
)
