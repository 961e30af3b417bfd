"""What is owed beside the invoices on the day of an agreement, and at which rate."""

from decimal import Decimal
from typing import NamedTuple

from .claims import claims_of

ZERO = Decimal(0)


class Beside(NamedTuple):
    """Interest and compensation that are open, and the yearly rate that is owed."""

    amount: Decimal
    percent: Decimal


def owed_beside(company, lines, as_of):
    """Return what the law or the accepted conditions give beside these items.

    The lowest rate where the items bear several: a plan has one.
    """
    late = lines.filtered(lambda one: one.date_maturity and one.date_maturity < as_of)
    if not late:
        return Beside(ZERO, ZERO)
    groups = claims_of(company.sudo().env, company.sudo(), as_of, late.sudo())
    amount = sum((one.interest + one.compensation for one in groups.values()), ZERO)
    percents = [
        debt.segments[-1].percent
        for one in groups.values()
        for debt in one.debts
        if debt.segments
    ]
    return Beside(amount, min(percents, default=ZERO))
