"""Facts of what is waited for: words that were given, and what nobody may ask for."""

from collections import defaultdict
from typing import Any, NamedTuple

from odoo.fields import Date, Domain

from ...followup_core.people.promises import State as Word

# Holds of these say nothing of whether money comes, or a date says when.
WITH_A_DAY = ("promise", "agreement")


class Held(NamedTuple):
    """Whom, and which items, others hold: ids; ``parts``: a share of some items."""

    customers: set[int]
    lines: set[int]
    parts: Any


def read_promised(company, day):
    """Return when items were promised, and which share: ``{line id: (day, share)}``."""
    promises = (
        company.env["credit.followup.promise"]
        .sudo()
        .search(
            [
                ("company_id", "=", company.id),
                ("move_line_id", "!=", False),
                ("made_on", "<", day),
                ("promised_on", ">=", day),
                ("state", "!=", Word.WITHDRAWN.value),
            ],
            order="promised_on desc, id",
        )
    )
    is_past = day < Date.context_today(company)
    return {
        one.move_line_id.id: (one.promised_on, _share(one, is_past)) for one in promises
    }


def _share(promise, is_past):
    """Return which share of what is open of its item is promised still."""
    before = promise.amount_open or promise.move_line_id.amount_currency
    # What was open on a day that has passed is taken for what was when he said it.
    left = before if is_past else promise.move_line_id.amount_residual_currency
    promised = max(promise.amount - max(before - left, 0.0), 0.0)
    return min(promised / left, 1.0) if left > 0 else 0.0


def read_held(company, day):
    """Return what others hold on a day: disputed, placed, in an insolvency."""
    holds = (
        company.env["credit.followup.hold"]
        .sudo()
        .search(
            Domain("company_id", "=", company.id)
            & Domain("reason", "not in", WITH_A_DAY)
            & Domain("date_from", "<", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">", day))
            & (Domain("ended_on", "=", False) | Domain("ended_on", ">=", day))
        )
    )
    # A pause ends by itself: what it is about comes as it is used to.
    holds -= holds.filtered(lambda one: one.reason == "pause" and one.date_to)
    customers = holds.filtered(lambda one: not one.move_line_id).partner_id
    lines = holds.filtered(lambda one: one.move_line_id and not one.amount)
    parts = defaultdict(float)
    for one in holds.filtered(lambda one: one.move_line_id and one.amount):
        line = one.move_line_id
        parts[line.id] += one.amount / (
            line.amount_residual_currency or line.amount_currency or one.amount
        )
    return Held(
        set(customers.commercial_partner_id.ids), set(lines.move_line_id.ids), parts
    )
