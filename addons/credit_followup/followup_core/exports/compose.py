"""What a claim of a dossier bears, and the totals: so that the parts sum up.

A dossier never asks for more than our own letter of the same day would.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from ..claims.records import DebtClaim, Segment
from ..law.case import DebtorKind
from ..money import decimals, half_up, unit
from .checks.findings import ZERO, money
from .checks.interest import interest

# What lowers a claim below its parts has no code of its own in a dossier.
LESS = "other"
_RATE_UNIT = Decimal("0.000001")


class Borne(NamedTuple):
    """What a claim bears beside its principal: rows as a dossier has them."""

    interest: list[dict[str, Any]]
    charges: list[dict[str, Any]]


class Asking(NamedTuple):
    """How the rows of a case are written.

    ``as_of``: the day of the charges, as text. ``less``: the words for what was paid or
    waived of interest and sums.
    """

    currency: str
    debtor: DebtorKind
    as_of: str
    less: str = ""


def borne(debt: DebtClaim, most: Decimal, asking: Asking) -> Borne:
    """Return interest and charges of a debt, which are ``most`` at the most.

    Interest of each segment is rounded alone, as whoever checks the file does it; what
    that, a payment or a waiver takes off the sum is one row below zero.
    """
    rows = [
        _segment(one, debt, asking)
        for one in debt.segments
        if one.start < one.end and one.base > 0
    ]
    charges = []
    if debt.compensation_accrued:
        code = "penalty_clause" if debt.by_clause_penalty else "fixed_compensation"
        charges.append(
            _charge(code, debt.compensation_accrued, debt.compensation_article, asking)
        )
    parts = sum((money(row, "amount") for row in (*rows, *charges)), ZERO)
    if parts > most:
        charges.append(_charge(LESS, most - parts, asking.less, asking))
    return Borne(rows, charges)


def totals(claims: Sequence[dict[str, Any]], as_of: str, code: str) -> dict[str, Any]:
    """Return the totals of the claims of a dossier, in its currency."""
    places = decimals(code)
    sums = {
        "principal_original": _sum(claims, "original_amount"),
        "paid": _sum(claims, "paid_amount"),
        "credited": _sum(claims, "credited_amount"),
        "principal_open": _sum(claims, "open_amount"),
        **{
            key: _sum([row for one in claims for row in one.get(key, ())], "amount")
            for key in ("interest", "charges")
        },
    }
    sums["payable"] = sums["principal_open"] + sums["interest"] + sums["charges"]
    return {
        **{key: f"{amount:.{places}f}" for key, amount in sums.items()},
        "claims": len(claims),
        "interest_as_of": as_of,
    }


def _sum(rows: Sequence[dict[str, Any]], key: str) -> Decimal:
    return sum((money(row, key) for row in rows), ZERO)


def _segment(one: Segment, debt: DebtClaim, asking: Asking) -> dict[str, Any]:
    row = {
        "basis": _basis(debt, asking.debtor),
        "rate": percent(one.percent),
        "from": one.start.isoformat(),
        "to": one.end.isoformat(),
        "base": _written(half_up(one.base, unit(asking.currency)), asking),
        "day_count": "30/360" if debt.by_months else "act/365",
        **_source(debt.article),
    }
    return {**row, "amount": _written(interest(row, asking.currency), asking)}


def _basis(debt: DebtClaim, debtor: DebtorKind) -> str:
    if debt.by_clause_rate:
        return "contractual"
    return "statutory_b2c" if debtor is DebtorKind.CONSUMER else "statutory_b2b"


def percent(rate: Decimal) -> str:
    """Return a rate as a dossier writes it: with a point, six decimals at the most.

    >>> percent(Decimal("10.50")), percent(Decimal("8"))
    ('10.5', '8.0')
    """
    exact = half_up(rate, _RATE_UNIT).normalize()
    return f"{exact:f}" if exact != exact.to_integral_value() else f"{exact:.1f}"


def _charge(code: str, amount: Decimal, source: str, asking: Asking) -> dict[str, Any]:
    written = _written(amount, asking)
    return {"code": code, "amount": written, "date": asking.as_of, **_source(source)}


def _source(text: str) -> dict[str, str]:
    return {"legal_ref": text} if text else {}


def _written(amount: Decimal, asking: Asking) -> str:
    return f"{amount:.{decimals(asking.currency)}f}"
