"""Facts of placements: what the ledger and the agency said of each."""

from decimal import Decimal

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.handover.placements import (
    Placement,
    Recall,
    Settings,
    State,
    Why,
)

from .money import read_clearing

ZERO = Decimal(0)
ANSWERED = ("accepted", "rejected", "withdrawn", "closed")
GONE = ("rejected", "withdrawn", "closed")


def read_placements(placements):
    """Return the core's facts of each: ``{id: Placement}``, read at once."""
    own = placements.sudo()
    clearing = read_clearing(own)
    return {one.id: _fact(one, clearing.get(one.id)) for one in own}


def settings_of(agency):
    """Return the days of an agency."""
    return Settings(
        agency.days_to_acknowledge,
        agency.days_to_pay_out,
        agency.days_to_confirm_recall,
        agency.days_to_settle,
    )


def _fact(one, clearing):
    answers = set(one.item_ids.mapped("answer"))
    kept = one.item_ids.filtered(lambda item: item.answer not in GONE)
    owed = sum((money(item.amount_open) for item in kept), ZERO)
    left, since = clearing or (ZERO, None)
    return Placement(
        one.id,
        State(one.state),
        Why(one.reason),
        one.delivered_on or None,
        one.is_received,
        bool(answers) and answers <= set(ANSWERED),
        bool(answers) and answers <= set(GONE) and "rejected" in answers,
        one.is_paused,
        owed > 0,
        left,
        since,
        Recall(one.recall),
        one.recall_asked_on or None,
        one.is_closed,
        one.closed_on or None,
    )
