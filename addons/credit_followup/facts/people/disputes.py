"""Facts of disputes: what is open of their items, and what was credited since."""

from collections import defaultdict
from decimal import Decimal

from ...followup_core.people.disputes import Dispute, Settings, State, Why
from ..settings import money

ZERO = Decimal(0)
POSTED = "posted"


def read_disputes(disputes):
    """Return the core's facts of disputes, in a constant number of queries."""
    credited = _credited(disputes.sudo())
    return [_dispute(one, credited[one.id]) for one in disputes.sudo()]


def _dispute(one, credited):
    return Dispute(
        one.id,
        State(one.state),
        Why(one.reason),
        one.deadline_on,
        money(one.move_line_id.amount_residual_currency),
        money(one.amount),
        credited,
        one.decided_on or None,
    )


def read_disputable(disputes, as_of):
    """Return the most that each dispute may be about: ``{dispute id: amount}``.

    What is open of its item less what other disputes hold of it.
    """
    holds = (
        disputes.env["credit.followup.hold"]
        .sudo()
        .search(
            [
                ("move_line_id", "in", disputes.move_line_id.ids),
                ("reason", "=", "dispute"),
                ("source_model", "!=", "account.move"),
                ("ended_on", "=", False),
                *("|", ("date_to", "=", False), ("date_to", ">", as_of)),
            ]
        )
    )
    held = defaultdict(list)
    for hold in holds:
        held[hold.move_line_id].append(hold)
    return {one.id: _disputable(one, held[one.move_line_id]) for one in disputes.sudo()}


def dispute_settings(company):
    """Return when the owner is reminded, and when somebody else is told."""
    return Settings(
        company.followup_dispute_remind_days,
        company.followup_dispute_escalate_days,
        company.followup_dispute_credit_days,
    )


def _disputable(dispute, holds):
    others = [
        one
        for one in holds
        if (one.source_model, one.source_id) != (dispute._name, dispute.id)
    ]
    owed = money(dispute.move_line_id.amount_residual_currency)
    if any(not one.amount for one in others):
        return ZERO
    return max(owed - sum((money(one.amount) for one in others), ZERO), ZERO)


def _credited(disputes):
    """Return what posted credit notes give each dispute, in its item's currency.

    A note that covers several accepted ones is spread, the oldest dispute first.
    """
    notes = disputes.credit_note_ids.filtered(lambda one: one.state == POSTED)
    sharing = disputes.search([("credit_note_ids", "in", notes.ids)])
    left = {one: money(one.amount_total) for one in notes}
    found = defaultdict(Decimal)
    for one in (sharing | disputes).sorted("id"):
        if one.state != State.ACCEPTED.value:
            found[one.id] = sum(
                (money(note.amount_total) for note in _own(one, notes)), ZERO
            )
            continue
        for note in _own(one, notes):
            part = min(left[note], money(one.amount) - found[one.id])
            found[one.id] += part
            left[note] -= part
    return found


def _own(dispute, notes):
    return [
        one
        for one in dispute.credit_note_ids & notes
        if one.currency_id == dispute.currency_id
    ]
