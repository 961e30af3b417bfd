"""Facts of charges: what the ledger says of their items and of their entries."""

from ..followup_core.books.charges import (
    After,
    Charge,
    Entry,
    Posting,
    Settings,
    State,
    Why,
)
from . import items


def read_charges(charges):
    """Return the core's facts of each charge, read at once for all of them."""
    return [
        Charge(
            charge.id,
            State(charge.state),
            Why(charge.reason),
            bool(charge.move_line_id.reconciled),
            _entry(charge),
            _asked_until(charge.asked_again_id),
        )
        for charge in charges
    ]


def charge_settings(company):
    """Return what the company decided; one that claims nothing books nothing new."""
    if not company.followup_charge:
        return Settings(Posting.NEVER)
    return Settings(
        Posting(company.followup_charge_posting),
        After(company.followup_after_principal),
    )


def _asked_until(action):
    """Return the last day to pay of the message that asked once more, if one did."""
    return action.deadline_on or action.served_on or None


def _entry(charge):
    """Return what the books say of the charge's entry."""
    entry = charge.entry_id
    if not entry:
        booked = charge.state in (State.POSTED.value, State.PAID.value)
        return Entry.UNDONE if booked else Entry.NONE
    if entry.state != "posted" or entry.reversal_move_ids:
        return Entry.UNDONE
    receivable = items.trade(entry.line_ids)
    if receivable and all(receivable.mapped("reconciled")):
        return Entry.PAID
    is_part = any(line.amount_residual != line.balance for line in receivable)
    return Entry.PART if is_part else Entry.OPEN
