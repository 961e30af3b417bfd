"""What our own cases at court brought, in company money."""

from odoo.addons.credit_followup.facts.exports.movements import read_movements
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.court.chances import Results


def read_court_results(company):
    """Return the core's results of all cases that ended."""
    cases = (
        company.env["credit.followup.court.case"]
        .sudo()
        .search([("company_id", "=", company.id), ("state", "=", "ended")])
    )
    moved = read_movements(company.env(su=True), cases.move_line_ids)
    claimed = came = money(0)
    for case in cases:
        claimed += _worth(case, money(case.claimed))
        for line in case.move_line_ids:
            for row in moved.get(line.id, ()):
                if row.kind == "payment" and row.day >= case.opened_on:
                    came += _worth(case, row.amount)
    return Results(len(cases), claimed, came)


def _worth(case, amount):
    """Return an amount of a case in company money, by the day on which it began."""
    company = case.company_id
    worth = case.currency_id._convert(
        float(amount), company.currency_id, company, case.opened_on
    )
    return money(worth)
