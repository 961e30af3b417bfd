"""What in our own records speaks against handing a case over."""

from typing import Any, NamedTuple

from ..items import is_credit
from ..payments import sum_credits
from ..settings import money

# Holds that say that the customer was told to wait for something else.
TOLD = ("promise", "agreement", "pause", "insolvency", "insurer")


class Obstacle(NamedTuple):
    """What speaks against it; ``record`` mends it."""

    code: str
    record: Any
    detail: str = ""


def read_obstacles(cases, today):
    """Return ``{case: [Obstacle]}``, in a constant number of queries for a company."""
    found = {}
    for company, own in cases.grouped("company_id").items():
        customers = own.partner_id.commercial_partner_id
        holds = _holds(company, customers, today)
        credits = sum_credits(company, tuple(customers.ids) or (0,))
        for case in own:
            lines = case._case_lines()
            found[case] = [
                *_held(case, lines, holds),
                *_credit(case, lines, credits),
                *_excluded(lines),
            ]
    return found


def _holds(company, customers, today):
    return (
        customers.env["credit.followup.hold"]
        .sudo()
        .search(
            [
                ("company_id", "=", company.id),
                ("partner_id.commercial_partner_id", "in", customers.ids),
                ("reason", "in", TOLD),
                ("ended_on", "=", False),
                ("date_from", "<=", today),
                *("|", ("date_to", "=", False), ("date_to", ">", today)),
            ]
        )
        .grouped(lambda one: one.partner_id.commercial_partner_id.id)
    )


def _held(case, lines, holds):
    for hold in holds.get(case.partner_id.commercial_partner_id.id, ()):
        if not hold.move_line_id or hold.move_line_id.id in lines.ids:
            code = "insolvent" if hold.reason == "insolvency" else "held"
            yield Obstacle(code, hold, hold.name)


def _credit(case, lines, credits):
    """Yield what the customer paid, or was credited, and is not in the case."""
    key = case.partner_id.commercial_partner_id.id, case.currency_id.id
    listed = sum(
        -money(one.amount_residual_currency)
        for one in lines
        if is_credit(one.amount_residual_currency, one.payment_id)
    )
    left = credits[key] - listed
    if left > 0:
        yield Obstacle("credit", case.partner_id, f"{left:f} {case.currency_id.name}")


def _excluded(lines):
    for line in lines:
        if line.no_followup or line.move_id.payment_state == "blocked":
            yield Obstacle("excluded", line.move_id, line.move_name or "")
