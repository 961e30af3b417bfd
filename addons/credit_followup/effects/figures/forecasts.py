"""Keeps forecasts as they were made, and beside them what came."""

from decimal import Decimal
from io import StringIO
from typing import NamedTuple

from odoo.fields import Date
from odoo.tools import SQL

from ...facts.figures.arrears import read_received
from ...facts.figures.forecasts import read_debts
from ...facts.settings import money
from ...followup_core.figures.arrears import WEEK, WEEKS
from ...followup_core.figures.forecast import forecast
from ...followup_core.figures.ledger import ZERO
from ...followup_core.money import nearest

PARTS = "credit.followup.forecast.part"


class Part(NamedTuple):
    """What is expected of a customer in a week, in whole cents."""

    expected: Decimal
    careful: Decimal


def make(forecasts, company, day):
    """Write what was to come from a day on, as it was known that day, anew.

    A week is the sum of its customers, each rounded: a figure is what it opens.

    :return: the weeks, and of each what comes of whom
    """
    own = forecasts.sudo()
    own.search([("company_id", "=", company.id), ("made_on", "=", day)]).unlink()
    debts, shares = read_debts(company, day)
    found = forecast(debts, day, shares)
    smallest = money(company.currency_id.rounding).normalize()
    rounded = [_rounded(smallest, one) for one in found.customers]
    weeks = own.create(
        [
            {
                "company_id": company.id,
                "made_on": day,
                "week": week.first,
                "expected": float(sum(one.expected for one in parts.values())),
                "careful": float(sum(one.careful for one in parts.values())),
                "due": float(nearest(week.due, smallest)),
            }
            for week, parts in zip(found.weeks, rounded, strict=True)
        ]
    )
    return weeks, rounded


def drop_parts(forecasts, company):
    """Forget of whom the weeks of a company consist."""
    parts = forecasts.env[PARTS].sudo()
    parts.flush_model()
    # As many as there are customers: by one statement.
    forecasts.env.cr.execute(
        SQL(
            "DELETE FROM %s part USING %s week WHERE week.id = part.forecast_id"
            " AND week.company_id = %s",
            SQL.identifier(parts._table),
            SQL.identifier(forecasts._table),
            company.id,
        )
    )
    parts.invalidate_model()


def receive(forecasts, company, day, today):
    """Write beside a forecast what came in its weeks up to yesterday."""
    own = forecasts.sudo().search(
        [("company_id", "=", company.id), ("made_on", "=", day)], order="week"
    )
    yesterday = Date.subtract(today, days=1)
    came = [ZERO] * WEEKS
    for days, amount in read_received(company, day, yesterday).items():
        if days // WEEK.days < WEEKS:
            came[days // WEEK.days] += amount
    for one, amount in zip(own, came, strict=True):
        is_over = one.week + WEEK <= today
        one.write(
            {
                "received": float(amount),
                "is_over": is_over,
                "more": is_over and float(amount) - one.expected,
                "missed": is_over and abs(one.expected - float(amount)),
                "missed_due": is_over and abs(one.due - float(amount)),
            }
        )


def _rounded(smallest, customers):
    """Return what is expected of each customer, in cents; without who pays nothing."""
    found = {
        who: Part(nearest(one.expected, smallest), nearest(one.careful, smallest))
        for who, one in customers.items()
        if one.expected or one.careful
    }
    return {who: one for who, one in found.items() if any(one)}


def keep_parts(weeks, rounded):
    """Write of whom weeks consist, as the database reads many rows fastest."""
    rows = StringIO()
    for week, parts in zip(weeks, rounded, strict=True):
        rows.writelines(
            f"{week.id}\t{who}\t{one.expected}\t{one.careful}\n"
            for who, one in parts.items()
        )
    rows.seek(0)
    parts = weeks.env[PARTS].sudo()
    parts.flush_model()
    weeks.flush_model()
    columns = ("forecast_id", "partner_id", *Part._fields)
    weeks.env.cr.copy_from(rows, parts._table, columns=columns)
    parts.invalidate_model()
