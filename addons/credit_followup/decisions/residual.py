"""Charges whose principal is paid: which message asks for them once more."""

from decimal import Decimal

from ..facts.charges import lost_items, still_open
from ..followup_core.books.charges import ASKED

NOTHING = ((), Decimal(0))


def left_over(env, company, partners):
    """Return the charges of these customers that outlived what they were claimed on.

    With what is still to be paid of each: ``{charge: amount}``.
    """
    charges = (
        env["credit.followup.charge"]
        .sudo()
        .search(
            [
                ("company_id", "=", company.id),
                ("partner_id", "in", partners.ids),
                ("state", "in", ASKED),
                ("move_line_id.reconciled", "=", True),
                ("is_followed", "=", False),
            ]
        )
    )
    lost = lost_items(charges)
    charges = charges.filtered(lambda one: one.move_line_id not in lost)
    amounts = still_open(charges)
    return {one: amounts[one.id] for one in charges if amounts[one.id]}


def ask_again(actions):
    """Write on messages that claim what they ask for once more, and on others nothing.

    What was asked for once more already is not asked for again.
    """
    wanted = {}
    for company, own in actions.grouped("company_id").items():
        asking = own.filtered(lambda one: one._claims_charges())
        if asking and company.followup_after_principal == "ask_once":
            wanted |= _by_action(company, asking)
    for action in actions:
        charges, amount = wanted.get(action, NOTHING)
        known = (set(action.residual_charge_ids.ids), action.amount_residual)
        if known != (set(charges), float(amount)):
            action.write(
                {
                    "residual_charge_ids": [(6, 0, charges)],
                    "amount_residual": float(amount),
                }
            )


def _by_action(company, actions):
    """Return ``{action: (charge ids, their sum)}`` of what is asked for once more."""
    sums = {}
    for charge, amount in left_over(actions.env, company, actions.partner_id).items():
        if not charge.asked_again_id:
            key = (charge.partner_id, charge.currency_id)
            ids, total = sums.get(key, NOTHING)
            sums[key] = ([*ids, charge.id], total + amount)
    wanted = {}
    for action in actions:
        ids, total = sums.get((action.partner_id, action.currency_id), NOTHING)
        # Corrections below zero may outweigh the rest: then nothing is asked for.
        if total > 0:
            wanted[action] = (ids, total)
    return wanted
