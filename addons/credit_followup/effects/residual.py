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
    charge of an unpaid invoice too is asked for with that invoice; when a payment is
    undone, the entry goes back to its invoice.
    """
    _unfollow(charges.filtered(lambda one: one.is_followed and not one.principal_paid))
    ripe = charges.filtered(
        lambda one: (
            one.state == "posted"
            and one.principal_paid
            and not one.is_followed
            and one.company_id.followup_after_principal == "follow_up"
        )
    )
    for entry, own in _together(ripe).items():
        if all(own.mapped("principal_paid")):
            items.trade(entry.line_ids).no_followup = False
            own.is_followed = True


def _unfollow(charges):
    """Ask for these entries as charges of their invoice again, not as items."""
    for entry, own in _together(charges).items():
        items.trade(entry.line_ids).no_followup = True
        own.is_followed = False


def _together(charges):
    """Return all charges of the entries of these: ``{entry: charges}``."""
    entries = charges.entry_id
    return charges.search([("entry_id", "in", entries.ids)]).grouped("entry_id")
