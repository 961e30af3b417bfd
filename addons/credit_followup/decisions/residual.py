"""Charges whose principal is paid: which message asks for them once more."""

from ..followup_core.books.charges import ASKED


def left_over(env, company, partners):
    """Return the charges of these customers that outlived what they were claimed on."""
    return (
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
        charges = wanted.get(action, action.env["credit.followup.charge"])
        if action.residual_charge_ids != charges:
            action.residual_charge_ids = charges


def _by_action(company, actions):
    found = left_over(actions.env, company, actions.partner_id)
    unasked = found.filtered(lambda one: not one.asked_again_id)
    groups = unasked.grouped(lambda one: (one.partner_id, one.currency_id))
    wanted = {}
    for action in actions:
        charges = groups.get((action.partner_id, action.currency_id), unasked[:0])
        # Corrections below zero may outweigh the rest: then nothing is asked for.
        if sum(charges.mapped("amount")) > 0:
            wanted[action] = charges
    return wanted
