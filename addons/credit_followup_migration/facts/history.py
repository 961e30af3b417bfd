"""Facts of moving in: the open items and settled invoices that numbers mean."""

from typing import Any, NamedTuple

from odoo.tools import SQL

from odoo.addons.credit_followup.facts.items import unpaid
from odoo.addons.credit_followup.followup_core.moving.history import Item, plain


class Known(NamedTuple):
    """Open items for the core, the policy of each, and what is settled.

    ``policies``: the policy of each item by its id, as a record.
    """

    items: list[Item]
    policies: dict[int, Any]
    settled: set[str]


def read_known(company, numbers):
    """Return what is known of these invoice numbers: as many queries for any number."""
    moves = _moves(company, {plain(one) for one in numbers})
    lines = unpaid(moves.line_ids)
    policies = _policies(company, lines)
    items = [
        Item(
            str(line.id),
            line.move_name,
            line.invoice_date or line.date,
            _numbers(line.partner_id),
            _rank(line.followup_level_id, policies[line.id]),
        )
        for line in lines
        if policies[line.id]
    ]
    settled = set((moves - lines.move_id).mapped("name"))
    return Known(items, policies, settled)


def _moves(company, numbers):
    """Return the posted customer documents with these numbers, however written."""
    moves = company.env["account.move"]
    moves.flush_model(["name", "state", "move_type", "company_id"])
    rows = company.env.execute_query(
        SQL(
            "SELECT id FROM account_move WHERE company_id = %s AND state = 'posted'"
            " AND move_type IN ('out_invoice', 'out_receipt')"
            " AND lower(regexp_replace(name, '\\s', '', 'g')) IN %s ORDER BY id",
            company.id,
            tuple(numbers) or ("",),
        )
    )
    return moves.browse([one for (one,) in rows])


def _policies(company, lines):
    """Return what each item follows: its own policy, else its customer's."""
    customers = lines.partner_id.commercial_partner_id.with_company(company)
    usual = {one.id: one.followup_applied_policy_id for one in customers}
    return {
        line.id: line.followup_policy_id
        or usual[line.partner_id.commercial_partner_id.id]
        or company.followup_policy_id
        for line in lines
    }


def _numbers(partner):
    """Return the numbers by which a customer is known."""
    found = (partner.ref, partner.commercial_partner_id.ref)
    return tuple(sorted(set(filter(None, found))))


def _rank(level, policy):
    """Return the place of a level in its policy, 0 without one; the first is 1."""
    levels = (level.policy_id or policy).level_ids.sorted()
    return list(levels).index(level) + 1 if level else 0
