"""What happens to charges whose principal is paid: asked once more, or followed up."""

from ..facts import items


def note_asked(actions):
    """Remember on the charges which message asked for them once more."""
    for action in actions:
        action.residual_charge_ids.asked_again_id = action


def forget_asked(actions):
    """Ask again what a message asked for that did not arrive after all."""
    for action in actions:
        asked = action.residual_charge_ids
        own = asked.filtered_domain([("asked_again_id", "=", action.id)])
        own.asked_again_id = False


def follow(charges):
    """Make the entries of charges open items of their own, where the company says so.

    Once: a person who excludes one afterwards is not overruled. An entry that holds a
    charge of an unpaid invoice too is asked for with that invoice.
    """
    ripe = charges.filtered(
        lambda one: (
            one.state == "posted"
            and one.principal_paid
            and not one.is_followed
            and one.company_id.followup_after_principal == "follow_up"
        )
    )
    entries = ripe.entry_id
    together = charges.search([("entry_id", "in", entries.ids)])
    for entry, own in together.grouped("entry_id").items():
        if all(own.mapped("principal_paid")):
            items.trade(entry.line_ids).no_followup = False
            own.is_followed = True
