"""What of our money is at agencies, by case."""

from odoo.addons.credit_followup.facts.settings import money


def read_clearing(placements):
    """Return ``{placement id: (amount, oldest day)}`` of money that was not paid out.

    In the currency of the case. Money that the agency got counts from its day; a fee
    that it kept is the other way.
    """
    lines = placements.env["account.move.line"].sudo()
    groups = lines._read_group(
        [
            ("move_id.followup_placement_id", "in", placements.ids),
            ("account_id", "in", placements.agency_id.clearing_account_id.ids),
            ("parent_state", "=", "posted"),
            ("reconciled", "=", False),
        ],
        ["move_id"],
        ["amount_residual_currency:sum", "date:min"],
    )
    found = {}
    for move, amount, day in groups:
        case = move.followup_placement_id.id
        left, since = found.get(case, (money(0), None))
        if amount > 0:
            since = min(since or day, day)
        found[case] = (left + money(amount), since)
    return found
