"""Facts of disputes: what is open of their items, and what was credited since."""

from collections import defaultdict
from decimal import Decimal

from ...followup_core.people.disputes import Dispute, Settings, State, Why
from ..settings import money

ZERO = Decimal(0)
POSTED = "posted"


def read_disputes(disputes):
    """Return the core's facts of disputes, in a constant number of queries."""
    return [read_dispute(one) for one in disputes.sudo()]


def read_dispute(one):
    """Return the core's facts of one dispute."""
    return Dispute(
        one.id,
        State(one.state),
        Why(one.reason),
        one.deadline_on,
        money(one.move_line_id.amount_residual_currency),
        money(one.amount),
        _credited(one),
        one.decided_on or None,
    )


def read_disputable(disputes):
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
                ("ended_on", "=", False),
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


def _credited(dispute):
    """Return what posted credit notes give back, in the item's currency."""
    notes = dispute.credit_note_ids.filtered(
        lambda one: one.state == POSTED and one.currency_id == dispute.currency_id
    )
    return sum((money(one.amount_total) for one in notes), ZERO)
