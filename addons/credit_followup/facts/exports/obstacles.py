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
        credits = read_credits(own)
        for case in own:
            lines = case._case_lines()
            found[case] = [
                *_held(case, lines, holds),
                *_credit(case, credits),
                *_excluded(lines),
            ]
    return found


def read_credits(cases):
    """Return ``{case: amount}`` of what customers paid, or were credited, besides.

    Nobody has allocated it; read at once for each company.
    """
    found = {}
    for company, own in cases.grouped("company_id").items():
        customers = own.partner_id.commercial_partner_id
        credits = sum_credits(company, tuple(customers.ids) or (0,))
        lines = own.env["account.move.line"].union(*(one._case_lines() for one in own))
        # Else they would be read case by case.
        lines.fetch(["amount_residual_currency", "payment_id"])
        left = {case: _left(case, credits) for case in own}
        found |= {case: amount for case, amount in left.items() if amount > 0}
    return found


def _left(case, credits):
    key = case.partner_id.commercial_partner_id.id, case.currency_id.id
    listed = sum(
        -money(one.amount_residual_currency)
        for one in case._case_lines()
        if is_credit(one.amount_residual_currency, one.payment_id)
    )
    return credits[key] - listed


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


def _credit(case, credits):
    """Yield what the customer paid, or was credited, and is not in the case."""
    if case in credits:
        words = f"{credits[case]:f} {case.currency_id.name}"
        yield Obstacle("credit", case.partner_id, words)


def _excluded(lines):
    for line in lines:
        if line.no_followup or line.move_id.payment_state == "blocked":
            yield Obstacle("excluded", line.move_id, line.move_name or "")
