"""Which rate applies to a debt: that of the law, or of a clause that it tolerates."""

from collections.abc import Hashable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..law.case import Debt, Request
from ..law.findings import (
    CLAUSE_MISSING,
    CLAUSE_VOID,
    MODERATION,
    RATE_ABOVE_CAP,
    RATE_BELOW_FLOOR,
    RATE_UNCLEAR,
    Finding,
    finding,
)
from ..law.statute import DAY, ClauseRule, RateRule, Statute
from ..law.words import translatable as _
from ..rates.table import RateMissingError, RateTable, Span

CLAUSE = "clause"
CLAUSE_SOURCE = _("conditions of sale, accepted by the debtor")
# No law says from where on a clause is excessive; ours to say, not to cut.
MODERATED_TIMES = 3


class Rates(NamedTuple):
    """The rates of one debt: ``fixed``, else those of a series, never below a floor.

    ``locked_on`` is the day whose rate counts for the whole delay. ``floor`` is never
    gone below, ``cap`` never above.
    """

    table: RateTable
    statute: Statute
    rule: RateRule
    fixed: Decimal | None = None
    by_clause: bool = False
    floor: tuple[str, ...] = ()
    locked_on: date | None = None
    cap: "Rates | None" = None

    def spans(self, start: date, end: date) -> tuple[Span, ...]:
        """Return the rates of ``[start, end)``, without a gap.

        :raises RateMissingError: at the first day without published rate
        """
        if start >= end:
            return ()
        if self.fixed is not None:
            return self._of_fixed(start, end, self.fixed)
        rule = self.rule
        if self.locked_on is None:
            return self._by_day(start, end)
        at = self.table.at(rule.series, self.locked_on)
        percent = (at.percent + rule.margin) * rule.times
        locked = at._replace(start=start, end=end, percent=percent)
        if not rule.disputed:
            return (locked,)
        return tuple(
            one._replace(percent=min(one.percent, percent))
            for one in self._by_day(start, end)
        )

    def burden(self) -> Hashable:
        """Return what decides the rate of each day, whenever the delay began.

        Of a locked rate that is the rate, not the day that locked it: debts of many
        days share the few rates that were published.
        """
        locked = None
        if self.locked_on is not None:
            locked = self.spans(self.locked_on, self.locked_on + DAY)[0].percent
        cap = self.cap and self.cap.burden()
        return self._replace(locked_on=None, cap=None), locked, cap

    def _by_day(self, start: date, end: date) -> tuple[Span, ...]:
        rule = self.rule
        found = self.table.slices(rule.series, start, end, rule.margin)
        if rule.times == 1:
            return found
        return tuple(one._replace(percent=one.percent * rule.times) for one in found)

    def _of_fixed(self, start: date, end: date, percent: Decimal) -> tuple[Span, ...]:
        series = CLAUSE if self.by_clause else self.statute.article
        source = CLAUSE_SOURCE if self.by_clause else self.statute.source
        own = Span(start, end, percent, series, source)
        if self.cap is not None:
            return tuple(
                own._replace(start=most.start, end=most.end)
                if percent <= most.percent
                else most
                for most in self.cap.spans(start, end)
            )
        if not self.floor:
            return (own,)
        return tuple(
            own._replace(start=least.start, end=least.end)
            if percent >= least.percent
            else least
            for least in self.table.slices(self.floor, start, end)
        )


def is_accepted(request: Request, debt: Debt) -> bool:
    """Tell whether proof of acceptance is valid for the debt.

    Given after the invoice, or after the default began, it proves nothing.
    """
    terms = request.terms
    if terms is None or terms.accepted_on is None:
        return False
    return terms.accepted_on <= (debt.invoiced_on or debt.due_on + DAY)


def accepted_on(request: Request) -> date | None:
    """Return when the terms were accepted, None if nothing proves it."""
    return request.terms.accepted_on if request.terms else None


def rates_of(
    request: Request, debt: Debt, statute: Statute, table: RateTable, start: date | None
) -> tuple[Rates | None, tuple[Finding, ...]]:
    """Return the rates that apply to a debt, None if it bears no interest.

    :param start: the first day that bears interest, None if none does so far
    """
    rule = statute.rate_of(request.rate_choice)
    by_law = _of_rule(rule, statute, table, start)
    clause = request.terms and request.terms.interest
    needed = statute.clause is ClauseRule.CAPPED
    if not clause or (clause.percent is None and not needed):
        # The highest that the law allows is what the law gives by itself.
        return (None if needed else by_law), _disputed(by_law, request, debt, start)
    if not is_accepted(request, debt):
        missing = (finding(CLAUSE_MISSING, debt.ref, statute.article),)
        return (None if needed else by_law), missing
    if statute.clause is ClauseRule.REFUSED:
        return by_law, (finding(CLAUSE_VOID, debt.ref, statute.article),)
    if clause.percent is None or start is None or start > request.as_of:
        return by_law, ()
    agreed = Rates(table, statute, rule, clause.percent, True, statute.floor)
    return _tolerated(request, debt, agreed, by_law, start)


def _of_rule(
    rule: RateRule, statute: Statute, table: RateTable, start: date | None
) -> Rates:
    """Return the rates that the law gives by a rule."""
    locked = rule.locked or rule.disputed
    return Rates(table, statute, rule, rule.fixed, locked_on=start if locked else None)


def _disputed(
    by_law: Rates, request: Request, debt: Debt, start: date | None
) -> tuple[Finding, ...]:
    """Say that the law can be read in two ways, where they differ for the debt."""
    if not by_law.rule.disputed or start is None or start > request.as_of:
        return ()
    spans = by_law._by_day(start, request.as_of + DAY)
    if len({one.percent for one in spans}) == 1:
        return ()
    return (finding(RATE_UNCLEAR, debt.ref, by_law.statute.article),)


def _tolerated(
    request: Request, debt: Debt, agreed: Rates, by_law: Rates, start: date
) -> tuple[Rates | None, tuple[Finding, ...]]:
    """Hold an accepted rate against the least and the most that the law allows."""
    statute, end = agreed.statute, max(request.as_of, start) + DAY
    percent = agreed.fixed
    assert percent is not None
    if statute.clause is ClauseRule.FLOORED:
        floors = agreed.table.slices(statute.floor, start, end)
        if any(percent < least.percent for least in floors):
            return agreed, (finding(RATE_BELOW_FLOOR, debt.ref, statute.article),)
    if statute.clause is ClauseRule.CAPPED:
        # Void as a whole from the first day above the cap on: a judge does not cut it.
        if any(percent > one.percent for one in by_law.spans(start, end)):
            return None, (finding(RATE_ABOVE_CAP, debt.ref, statute.article),)
        return agreed, ()
    if statute.clause in (ClauseRule.AT_MOST, ClauseRule.LOWER):
        return _lowered(debt, agreed, by_law, start)
    return agreed, _moderated(debt, agreed, by_law, start)


def _lowered(
    debt: Debt, agreed: Rates, by_law: Rates, start: date
) -> tuple[Rates, tuple[Finding, ...]]:
    """Hold an accepted rate below the most that the law allows."""
    statute, most = agreed.statute, by_law
    if statute.most is not None:
        most = _of_rule(statute.most, statute, agreed.table, start)
    lowered = agreed._replace(cap=most, floor=())
    assert agreed.fixed is not None
    if agreed.fixed <= most.spans(start, start + DAY)[0].percent:
        return lowered, ()
    if statute.clause is ClauseRule.LOWER:
        return by_law, (finding(CLAUSE_VOID, debt.ref, statute.article),)
    return lowered, (finding(RATE_ABOVE_CAP, debt.ref, statute.article),)


def _moderated(
    debt: Debt, agreed: Rates, by_law: Rates, start: date
) -> tuple[Finding, ...]:
    """Say that a judge may reduce a rate that is many times that of the law."""
    try:
        usual = by_law.spans(start, start + DAY)[0].percent
    except RateMissingError:
        return ()  # the agreed rate needs no published one
    if agreed.fixed is None or agreed.fixed <= MODERATED_TIMES * usual:
        return ()
    return (finding(MODERATION, debt.ref, agreed.statute.article),)
