"""What agencies brought: each case with what was recovered of it, in company money."""

from collections import defaultdict

from odoo.addons.credit_followup.facts.exports.movements import read_movements
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.handover.results import (
    File,
    Recovered,
    Vintage,
    results,
)

from .placements import PROPOSED

# An agency is compared by what it recovered in so many months.
MEASURED_AFTER = 12


def read_results(company, today):
    """Return ``{agency code: Results}`` of all its cases together."""
    found = results(read_files(company), today, Vintage.QUARTER)
    return {one.group: one for one in found if one.vintage is None}


def read_vintages(company, today):
    """Return the results of each agency, together and by quarter of hand-over."""
    return results(read_files(company), today, Vintage.QUARTER)


def read_files(company):
    """Return the cases that left, as files of the core, in the company's currency."""
    cases = company.env["credit.followup.placement"].search(
        [("company_id", "=", company.id), ("delivered_on", "!=", False)]
    )
    moved = read_movements(company.env(su=True), cases.item_ids.move_line_id)
    fees = _fees(cases)
    disputed = _disputed(cases)
    return [_file(one, moved, fees, disputed) for one in cases]


def _file(one, moved, fees, disputed):
    is_rejected = one.state == "rejected"
    items = one.item_ids.filtered(
        lambda item: item.answer not in ("rejected", PROPOSED)
    )
    return File(
        one.agency_id.code,
        one.delivered_on,
        sum((_placed(item) for item in items), money(0)),
        tuple(
            Recovered(row.day, row.amount * _worth(item.move_line_id))
            for item in items
            for row in moved.get(item.move_line_id.id, ())
            if row.kind == "payment" and row.day >= one.delivered_on
        ),
        fees[one.id],
        one.id in disputed,
        is_rejected,
    )


def _placed(item):
    return money(item.amount_placed) * _worth(item.move_line_id)


def _worth(line):
    """Return what one unit of an item is in company money, by its own invoice."""
    if not line.amount_currency:
        return money(1)
    return money(line.balance) / money(line.amount_currency)


def _fees(cases):
    """Return the fees of each case without tax."""
    groups = cases.env["account.move"]._read_group(
        [
            ("followup_placement_id", "in", cases.ids),
            ("move_type", "=", "in_invoice"),
            ("state", "=", "posted"),
        ],
        ["followup_placement_id"],
        ["amount_untaxed_signed:sum"],
    )
    found = defaultdict(lambda: money(0))
    for case, amount in groups:
        found[case.id] = money(abs(amount))
    return found


def _disputed(cases):
    rows = cases.env["credit.followup.feedback.row"].search(
        [
            ("placement_id", "in", cases.ids),
            ("kind", "=", "dispute"),
            ("state", "=", "applied"),
        ]
    )
    return set(rows.placement_id.ids)
