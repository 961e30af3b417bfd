"""Facts of charges: what the ledger says of their items and of their entries."""

from ..followup_core.books.charges import Charge, Entry, Posting, Settings, State, Why
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
        )
        for charge in charges
    ]


def charge_settings(company):
    """Return what the company decided; one that claims nothing books nothing new."""
    if not company.followup_charge:
        return Settings(Posting.NEVER)
    return Settings(Posting(company.followup_charge_posting))


def _entry(charge):
    """Return what the books say of the charge's entry."""
    entry = charge.entry_id
    if not entry:
        booked = charge.state in (State.POSTED.value, State.PAID.value)
        return Entry.UNDONE if booked else Entry.NONE
    if entry.state != "posted" or entry.reversal_move_ids:
        return Entry.UNDONE
    receivable = items.trade(entry.line_ids)
    is_paid = bool(receivable) and all(receivable.mapped("reconciled"))
    return Entry.PAID if is_paid else Entry.OPEN
