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
from ..followup_core.payments.shares import allot
from . import items
from .bank import known_until
from .settings import money


def read_charges(charges):
    """Return the core's facts of each charge, read at once for all of them.

    An item that was written off is not paid: nothing is booked or asked for on it.
    """
    lost = lost_items(charges)
    return [
        Charge(
            charge.id,
            State(charge.state),
            Why(charge.reason),
            bool(charge.move_line_id.reconciled) and charge.move_line_id not in lost,
            _entry(charge),
            _asked_until(charge.asked_again_id),
            charge.waiver_waits,
        )
        for charge in charges
    ]


def lost_items(charges):
    """Return the items of charges that a write-off closed."""
    return (
        charges.env["credit.followup.write.off"]
        .sudo()
        .search(
            [
                ("move_line_id", "in", charges.move_line_id.ids),
                ("state", "in", ("booked", "recovered")),
            ]
        )
        .move_line_id
    )


def charge_settings(company, today):
    """Return what the company decided; one that claims nothing books nothing new."""
    claims = company.followup_charge
    return Settings(
        Posting(company.followup_charge_posting) if claims else Posting.NEVER,
        After(company.followup_after_principal),
        known_until(company, today),
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
    is_part = any(
        line.company_currency_id.compare_amounts(line.amount_residual, line.balance)
        for line in receivable
    )
    return Entry.PART if is_part else Entry.OPEN


def still_open(charges):
    """Return what is still to be paid of each charge: ``{charge id: amount}``.

    What was paid of an entry is taken from its charges in the order they were made.
    """
    posted = charges.filtered(lambda one: one.state == State.POSTED.value)
    claimed = charges.filtered(lambda one: one.state == State.CLAIMED.value)
    found = {one.id: money(one.amount) for one in claimed}
    together = charges.sudo().search(
        [("entry_id", "in", posted.entry_id.ids), ("state", "=", State.POSTED.value)],
        order="id",
    )
    for entry, own in together.grouped("entry_id").items():
        receivable = items.trade(entry.line_ids)
        left = sum(map(money, receivable.mapped("amount_residual_currency")))
        amounts = [money(one.amount) for one in own]
        paid = allot(amounts, sum(amounts) - left)
        for one, amount, part in zip(own, amounts, paid, strict=True):
            found[one.id] = amount - part
    return found
