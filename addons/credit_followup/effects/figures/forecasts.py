"""Keeps forecasts as they were made, and beside them what came."""

from odoo.fields import Date

from ...facts.figures.forecasts import read_debts, read_received
from ...followup_core.figures.forecast import WEEK, WEEKS, forecast
from ...followup_core.figures.ledger import ZERO

AMOUNTS = ("expected", "careful", "due")


def make(forecasts, company, day):
    """Write what was to come from a day on, as it was known that day, anew."""
    own = forecasts.sudo()
    own.search([("company_id", "=", company.id), ("made_on", "=", day)]).unlink()
    found = forecast(read_debts(company, day), day)
    currency = company.currency_id
    return own.create(
        [
            {
                "company_id": company.id,
                "made_on": day,
                "week": one.first,
                **{name: currency.round(float(getattr(one, name))) for name in AMOUNTS},
            }
            for one in found.weeks
        ]
    )


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
                "missed": is_over and abs(one.expected - float(amount)),
                "missed_due": is_over and abs(one.due - float(amount)),
            }
        )
