"""Facts of placements: what the ledger and the agency said of each."""

from decimal import Decimal

from odoo.addons.credit_followup.facts.items import ITEMS
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.handover.placements import (
    Placement,
    Settings,
)
from odoo.addons.credit_followup.followup_core.handover.states import Recall, State, Why

from .money import read_clearing

ZERO = Decimal(0)
ANSWERED = ("accepted", "rejected", "withdrawn", "closed")
GONE = ("rejected", "withdrawn", "closed")
# With these nothing more is said: the bytes of what left go after their time.
OVER = (State.REJECTED.value, State.SETTLED.value, State.CANCELLED.value)
# It waits for a second person: the agency does not know of it.
PROPOSED = "proposed"


def read_placements(placements):
    """Return the core's facts of each: ``{id: Placement}``, read at once."""
    own = placements.sudo()
    clearing = read_clearing(own)
    return {one.id: _fact(one, clearing.get(one.id)) for one in own}


def with_nobody(companies, partners):
    """Return what customers owe and no agency has, the oldest first.

    The entry of a charge belongs to its claim, which counts it already.
    """
    lines = companies.env["account.move.line"].search(
        [
            *ITEMS,
            ("company_id", "in", companies.ids),
            (
                "partner_id.commercial_partner_id",
                "in",
                partners.commercial_partner_id.ids,
            ),
        ],
        order="date_maturity, id",
    )
    placed = companies.env["credit.followup.placement.item"].search(
        [("move_line_id", "in", lines.ids), ("is_live", "=", True)]
    )
    charged = lines._followup_charge_entries()
    return (lines - placed.move_line_id).filtered(
        lambda one: one.move_id not in charged
    )


def late(lines, today):
    """Return the items that are late and are followed up at all."""
    return lines.filtered(
        lambda one: not one.no_followup and (one.date_maturity or one.date) < today
    )


def settings_of(agency):
    """Return the days of an agency."""
    return Settings(
        agency.days_to_acknowledge,
        agency.days_to_pay_out,
        agency.days_to_confirm_recall,
        agency.days_to_settle,
    )


def _fact(one, clearing):
    answers = set(one.item_ids.mapped("answer")) - {PROPOSED}
    kept = one.item_ids._there()
    waiting = kept.filtered(lambda item: item.answer == "waiting")
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
        min(filter(None, kept.mapped("asked_back_on")), default=None),
        min(filter(None, waiting.mapped("joined_on")), default=None),
        "accepted" in answers,
    )
