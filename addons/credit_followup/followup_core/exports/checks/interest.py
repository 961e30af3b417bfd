"""Interest of a dossier: its segments follow each other, and each is well computed."""

from calendar import isleap
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ...money import half_up, unit
from .findings import Finding, Findings, Path, entries

DAY = timedelta(days=1)
_USUAL = "act/365"
_THIRTY = 30
# Enough for any amount, rate and number of days that a dossier can hold.
_DIGITS = 60


def check_interest(dossier: dict[str, Any]) -> Findings:
    """Find interest that begins, ends, follows or is computed wrongly."""
    case = dossier["case"]
    # The day of the cut-off is the one that its text says, wherever it was written.
    last = _plus_a_day(case["cutoff_at"][:10])
    persons = _persons(dossier)
    for path, claim in entries(dossier, "claims"):
        segments = claim.get("interest", ())
        yield from _start(path, claim, segments)
        yield from _follow(path, segments)
        natural = not persons.isdisjoint(claim.get("debtor_refs") or persons)
        for place, segment in enumerate(segments):
            at = (*path, "interest", place)
            if natural and segment["basis"] == "statutory_b2b":
                message = "a natural person is asked for interest between businesses"
                yield Finding("interest_basis", (*at, "basis"), message)
            if "to" in segment and date.fromisoformat(segment["to"]) > last:
                message = "interest runs beyond the day of the cut-off"
                yield Finding("interest_late", (*at, "to"), message)
            yield from _amount(at, segment, case["currency"])


def _persons(dossier: dict[str, Any]) -> set[str]:
    return {one["ref"] for one in dossier["debtors"] if one["kind"] == "person"}


def _plus_a_day(written: str) -> date:
    found = date.fromisoformat(written)
    return found if found == date.max else found + DAY


def _start(path: Path, claim: dict[str, Any], segments: Any) -> Findings:
    if segments and segments[0]["from"] <= claim["due_date"]:
        message = "interest begins before the day after the due date"
        yield Finding("interest_early", (*path, "interest", 0, "from"), message)


def _follow(path: Path, segments: Any) -> Findings:
    """Find segments that do not begin where the one before ends."""
    for place, (before, after) in enumerate(pairwise(segments), 1):
        at = (*path, "interest", place, "from")
        # What has no end runs on, and everything after it counts days twice.
        if "to" not in before or after["from"] < before["to"]:
            message = "interest runs twice for the same days"
            yield Finding("interest_overlap", at, message)
        elif after["from"] > before["to"]:
            message = "interest leaves days out"
            yield Finding("interest_gap", at, message)


def _amount(at: Path, segment: dict[str, Any], currency: str) -> Findings:
    if "to" not in segment or "amount" not in segment:
        return
    wanted = interest(segment, currency)
    if wanted != Decimal(segment["amount"]):
        message = f"base, rate and days give {wanted}, not {segment['amount']}"
        yield Finding("interest_amount", (*at, "amount"), message)


def interest(segment: dict[str, Any], currency: str) -> Decimal:
    """Return the interest of a segment of a dossier, half-up, rounded once."""
    years = year_fraction(
        date.fromisoformat(segment["from"]),
        date.fromisoformat(segment["to"]),
        segment.get("day_count", _USUAL),
    )
    with localcontext() as context:
        context.prec = _DIGITS
        exact = Decimal(segment["base"]) * Decimal(segment["rate"]) / 100
        return half_up(exact * years.numerator / years.denominator, unit(currency))


def year_fraction(start: date, end: date, count: str) -> Fraction:
    """Return the part of a year from ``start`` to ``end`` (exclusive).

    ``act/act`` counts each day by the length of its own year; ``30/360`` cuts both days
    of the month to 30.

    >>> year_fraction(date(2024, 12, 31), date(2025, 1, 2), "act/act")
    Fraction(731, 133590)
    """
    if count == "30/360":
        months = (end.year - start.year) * 12 + end.month - start.month
        days = min(end.day, _THIRTY) - min(start.day, _THIRTY)
        return Fraction(months * _THIRTY + days, 360)
    if count == "act/act":
        return _by_years(end) - _by_years(start)
    return Fraction((end - start).days, int(count.removeprefix("act/")))


def _by_years(day: date) -> Fraction:
    """Return the years from the first one to a day, its own year in parts."""
    length = 366 if isleap(day.year) else 365
    return day.year + Fraction(day.timetuple().tm_yday - 1, length)
