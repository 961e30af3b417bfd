"""What a claim of a dossier bears, and the totals: so that the parts sum up.

A dossier never asks for more than our own letter of the same day would.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from ..claims.account import PERCENT_DAYS
from ..claims.clauses import CLAUSE, CLAUSE_SOURCE
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
    waived of interest and sums; ``terms``: for the accepted terms.
    """

    currency: str
    debtor: DebtorKind
    as_of: str
    less: str = ""
    terms: str = CLAUSE_SOURCE


def borne(debt: DebtClaim, most: Decimal, asking: Asking) -> Borne:
    """Return interest and charges of a debt, which are ``most`` at the most.

    Interest of each span is rounded alone, as whoever checks the file does it; what
    that, a payment or a waiver takes off the sum is one row below zero. Days on which
    the debt bears nothing stand there with a rate of zero: no day is left out.
    """
    rows = [_row(one, debt, asking) for one in _spans(debt)]
    charges = []
    if debt.compensation_accrued:
        code, source = "fixed_compensation", debt.compensation_article
        if debt.by_clause_penalty:
            code, source = "penalty_clause", _terms(debt, asking)
        charges.append(_charge(code, debt.compensation_accrued, source, asking))
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


class _Span(NamedTuple):
    """Days of one rate and base, without a gap to those before."""

    start: date
    end: date
    percent: Decimal
    base: Decimal
    by_clause: bool


def _spans(debt: DebtClaim) -> Iterator[_Span]:
    """Yield the days of a debt, those on which it bears nothing as well."""
    before: _Span | None = None
    for one in debt.segments:
        if before and before.end < one.start:
            # Paid but for its interest, until that joins the base.
            nothing = before._replace(percent=ZERO, base=ZERO)
            yield nothing._replace(start=before.end, end=one.start)
        for span in _until_capped(one):
            yield span
            before = span


def _until_capped(one: Segment) -> Iterator[_Span]:
    """Yield a segment, whose last days bear nothing where a cap was reached.

    The day on which it was reached is a whole one: what it bears too much is taken off
    the sum with all else.
    """
    whole = _Span(one.start, one.end, one.percent, one.base, one.series == CLAUSE)
    a_day = one.base * one.percent / PERCENT_DAYS
    days = (one.end - one.start).days
    if a_day > 0 and one.amount < a_day * one.days:
        days = min(math.ceil(one.amount / a_day), days)
    reached = one.start + timedelta(days=days)
    if one.start < reached:
        yield whole._replace(end=reached)
    if reached < one.end:
        yield whole._replace(start=reached, percent=ZERO)


def _row(one: _Span, debt: DebtClaim, asking: Asking) -> dict[str, Any]:
    row = {
        "basis": "contractual" if one.by_clause else _by_law(asking.debtor),
        "rate": percent(one.percent),
        "from": one.start.isoformat(),
        "to": one.end.isoformat(),
        "base": _written(half_up(one.base, unit(asking.currency)), asking),
        "day_count": "30/360" if debt.by_months else "act/365",
        **_source(_terms(debt, asking) if one.by_clause else debt.article),
    }
    return {**row, "amount": _written(interest(row, asking.currency), asking)}


def _by_law(debtor: DebtorKind) -> str:
    return "statutory_b2c" if debtor is DebtorKind.CONSUMER else "statutory_b2b"


def _terms(debt: DebtClaim, asking: Asking) -> str:
    """Return what the parties agreed as a source: no statute gives it."""
    on = debt.accepted_on
    return f"{asking.terms} ({on.isoformat()})" if on else asking.terms


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
