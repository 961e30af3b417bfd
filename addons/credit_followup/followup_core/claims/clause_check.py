"""Whether the law tolerates clauses, before anybody relies on them."""

from datetime import date, timedelta
from decimal import Decimal

from ..law import find
from ..law.case import CreditorKind, Debt, DebtorKind, Request, Terms
from ..law.findings import (
    CLAUSE_UNUSED,
    CLAUSE_VOID,
    MODERATION,
    RATE_ABOVE_CAP,
    RATE_BELOW_FLOOR,
    TERM_TOO_LONG,
    Finding,
    finding,
)
from ..law.statute import ClauseRule, RateRule, Statute
from ..money import unit
from ..rates.table import RateTable
from .clauses import MODERATED_TIMES
from .compensation import NO_CLAUSE, is_most, penalty_of

EURO = "EUR"
# Amounts of everyday invoices, on which a penalty clause is tried.
TRIED = tuple(Decimal(amount) for amount in (50, 150, 500, 1000, 5000, 50_000))
# What a rate above the most that the law allows comes to.
ABOVE = {
    ClauseRule.CAPPED: RATE_ABOVE_CAP,
    ClauseRule.AT_MOST: RATE_ABOVE_CAP,
    ClauseRule.LOWER: CLAUSE_VOID,
}
HUNDRED, ZERO = Decimal(100), Decimal(0)


def check_clauses(
    country: str, terms: Terms, payment_days: int, on: date, table: RateTable
) -> list[Finding]:
    """Return what the law of a country voids or lifts, for any kind of debtor.

    :param payment_days: the agreed term in days after receipt, 0 if none is agreed
    :raises RateMissingError: if a rate to compare with is not published for the day
    """
    found = []
    for debtor in DebtorKind:
        found += check_for(debtor, country, terms, payment_days, on, table)
    return list(dict.fromkeys(found))


def check_for(
    debtor: DebtorKind,
    country: str,
    terms: Terms,
    payment_days: int,
    on: date,
    table: RateTable,
) -> list[Finding]:
    """Return what the law voids or lifts for one kind of debtor, as a claim would.

    :raises RateMissingError: if a rate to compare with is not published for the day
    """
    debt = Debt("clause", HUNDRED, on, on, on)
    request = Request(country, debtor, CreditorKind.BUSINESS, EURO, on, (debt,))
    statute = find(request, debt)
    if statute is None:
        return []
    found = _rate(statute, terms, on, table) + _sum(statute, terms)
    if payment_days and debtor is not DebtorKind.CONSUMER:
        found += _term(statute, request, on, payment_days)
    return found


def _rate(statute: Statute, terms: Terms, on: date, table: RateTable) -> list[Finding]:
    clause = terms.interest
    if clause is None or clause.percent is None:
        return []
    code = _of_rate(clause.percent, statute, on, table)
    return [finding(code, None, statute.article)] if code else []


def _of_rate(percent: Decimal, statute: Statute, on: date, table: RateTable) -> str:
    """Return the code of what there is to say about a rate, none if it is usual."""
    rule = statute.clause
    if rule is ClauseRule.REFUSED:
        return CLAUSE_VOID
    if rule in ABOVE:
        most = _rate_on(statute.most or statute.rate, on, table)
        return ABOVE[rule] if percent > most else ""
    if rule is ClauseRule.FLOORED and percent < table.at(statute.floor, on).percent:
        return RATE_BELOW_FLOOR
    usual = _rate_on(statute.rate, on, table)
    return MODERATION if percent > MODERATED_TIMES * usual else ""


def _rate_on(rule: RateRule, on: date, table: RateTable) -> Decimal:
    """Return the percent that a rule of the law gives on a day."""
    if rule.fixed is not None:
        return rule.fixed
    return (table.at(rule.series, on).percent + rule.margin) * rule.times


def _sum(statute: Statute, terms: Terms) -> list[Finding]:
    """Try penalty and fee on everyday amounts against the caps of the law."""
    lump = statute.lump
    if not (terms.penalty or terms.fee):
        return []
    if lump is None or lump.pooled:
        return [finding(CLAUSE_UNUSED, None, statute.article)]
    if statute.clause in NO_CLAUSE:
        return [finding(CLAUSE_VOID, None, lump.article)] if terms.has_sum else []
    smallest = unit(EURO)
    tried = ((each, _agreed(terms, each, smallest)) for each in TRIED)
    above = [one for one in tried if one[1] > lump.scale(one[0], smallest)]
    if lump.by_clause:
        return [finding(CLAUSE_VOID, None, lump.article)] if above else []
    many = any(is_most(agreed, amount) for amount, agreed in above)
    return [finding(MODERATION, None, lump.article)] if many else []


def _agreed(terms: Terms, amount: Decimal, smallest: Decimal) -> Decimal:
    """Return what penalty and fee add up to, of a debt of that amount."""
    fee = terms.fee.amount if terms.fee else ZERO
    return penalty_of(terms.penalty, amount, smallest) + fee


def _term(
    statute: Statute, request: Request, on: date, payment_days: int
) -> list[Finding]:
    """Ask the statute about an invoice with that term."""
    agreed = Debt("clause", HUNDRED, on + timedelta(days=payment_days), on, on)
    found = statute.legal_due(agreed, request).findings
    return [one._replace(ref=None) for one in found if one.code == TERM_TOO_LONG]
