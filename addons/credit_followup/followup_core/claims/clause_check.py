"""Whether the law tolerates clauses, before anybody relies on them."""

from datetime import date, timedelta
from decimal import Decimal

from ..law import find
from ..law.case import CreditorKind, Debt, DebtorKind, PenaltyClause, Request, Terms
from ..law.findings import (
    CLAUSE_VOID,
    RATE_ABOVE_CAP,
    RATE_BELOW_FLOOR,
    TERM_TOO_LONG,
    Finding,
    finding,
)
from ..law.statute import ClauseRule, Statute
from ..money import unit
from ..rates.table import RateTable

EURO = "EUR"
# Amounts of everyday invoices, on which a penalty clause is tried.
TRIED = tuple(Decimal(amount) for amount in (50, 150, 500, 1000, 5000, 50_000))
HUNDRED = Decimal(100)


def check_clauses(
    country: str, terms: Terms, payment_days: int, on: date, table: RateTable
) -> list[Finding]:
    """Return what the law of a country voids or lifts, for any kind of debtor.

    :param payment_days: the agreed term in days after receipt, 0 if none is agreed
    :raises RateMissingError: if a rate to compare with is not published for the day
    """
    found = []
    for debtor in DebtorKind:
        debt = Debt("clause", HUNDRED, on, on, on)
        request = Request(country, debtor, CreditorKind.BUSINESS, EURO, on, (debt,))
        statute = find(request, debt)
        if statute is None:
            continue
        found += _rate(statute, terms, on, table)
        found += _penalty(statute, terms.penalty)
        if payment_days and debtor is DebtorKind.BUSINESS:
            found += _term(statute, request, on, payment_days)
    return list(dict.fromkeys(found))


def _rate(statute: Statute, terms: Terms, on: date, table: RateTable) -> list[Finding]:
    clause = terms.interest
    if clause is None or clause.percent is None:
        return []
    if statute.clause is ClauseRule.FLOORED:
        if clause.percent < table.at(statute.floor, on).percent:
            return [finding(RATE_BELOW_FLOOR, None, statute.article)]
    if statute.clause in (ClauseRule.CAPPED, ClauseRule.AT_MOST):
        most = table.at(statute.rate.series, on).percent + statute.rate.margin
        if clause.percent > most:
            return [finding(RATE_ABOVE_CAP, None, statute.article)]
    return []


def _penalty(statute: Statute, clause: PenaltyClause | None) -> list[Finding]:
    """Try a penalty on everyday amounts against the caps of the law."""
    lump = statute.lump
    if clause is None or clause.percent is None or lump is None or not lump.by_clause:
        return []
    smallest = unit(EURO)
    for amount in TRIED:
        agreed = max(amount * clause.percent / HUNDRED, clause.minimum)
        if agreed > lump.scale(amount, smallest):
            return [finding(CLAUSE_VOID, None, lump.article)]
    return []


def _term(
    statute: Statute, request: Request, on: date, payment_days: int
) -> list[Finding]:
    """Ask the statute about an invoice with that term."""
    agreed = Debt("clause", HUNDRED, on + timedelta(days=payment_days), on, on)
    found = statute.legal_due(agreed, request).findings
    return [one._replace(ref=None) for one in found if one.code == TERM_TOO_LONG]
