"""Worked examples for the statutes: a claim with the few rates that it needs."""

from datetime import date
from decimal import Decimal

from ..law.case import CreditorKind, Debt, DebtorKind, RateChoice, Request
from ..rates.table import Period, Rate, RateTable
from .calculate import claim


def worked(
    jurisdiction: str,
    principal: str,
    due_and_as_of: tuple[str, str],
    rates: dict[str, dict[str, str]],
    **more: str,
) -> tuple[str, str]:
    """Return interest and compensation of one debt as text.

    :param rates: percent by first day, by series
    :param more: ``debtor``, ``currency`` and ``rate_choice``, where they are not usual
    """
    due_on, as_of = map(date.fromisoformat, due_and_as_of)
    table = RateTable(
        Rate(
            series,
            date.fromisoformat(since),
            Decimal(percent),
            Period.CHANGE,
            "example",
        )
        for series, values in rates.items()
        for since, percent in values.items()
    )
    request = Request(
        jurisdiction,
        DebtorKind(more.get("debtor", "business")),
        CreditorKind.BUSINESS,
        more.get("currency", "EUR"),
        as_of,
        (Debt("INV/1", Decimal(principal), due_on),),
        rate_choice=RateChoice(more.get("rate_choice", "per_day")),
    )
    (debt,) = claim(request, table).debts
    return str(debt.interest_accrued), str(debt.compensation_accrued)
