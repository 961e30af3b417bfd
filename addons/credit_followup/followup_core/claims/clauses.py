"""Which rate applies to a debt: that of the law, or of a clause that it tolerates."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..law.case import Debt, Request
from ..law.findings import (
    CLAUSE_MISSING,
    CLAUSE_VOID,
    RATE_ABOVE_CAP,
    RATE_BELOW_FLOOR,
    Finding,
    finding,
)
from ..law.statute import DAY, ClauseRule, Statute
from ..rates.table import RateTable, Span

CLAUSE = "clause"
CLAUSE_SOURCE = "conditions of sale, accepted by the debtor"


class Rates(NamedTuple):
    """The rates of one debt: ``fixed``, else those of a series, never below a floor.

    ``locked_on`` is the day whose rate counts for the whole delay.
    """

    table: RateTable
    statute: Statute
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
        rule = self.statute.rate
        if self.locked_on is not None:
            at = self.table.at(rule.series, self.locked_on)
            return (
                at._replace(start=start, end=end, percent=at.percent + rule.margin),
            )
        return self.table.slices(rule.series, start, end, rule.margin)

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
    """Tell whether proof of acceptance is valid for the debt: before its invoice."""
    terms = request.terms
    if terms is None or terms.accepted_on is None:
        return False
    return terms.accepted_on <= (debt.invoiced_on or request.as_of)


def rates_of(
    request: Request, debt: Debt, statute: Statute, table: RateTable, start: date | None
) -> tuple[Rates | None, tuple[Finding, ...]]:
    """Return the rates that apply to a debt, None if it bears no interest.

    :param start: the first day that bears interest, None if none does so far
    """
    by_law = Rates(
        table,
        statute,
        fixed=statute.rate.fixed,
        locked_on=start if statute.rate.locked else None,
    )
    clause = request.terms and request.terms.interest
    needed = statute.clause is ClauseRule.CAPPED
    if not clause or (clause.percent is None and not needed):
        # The highest that the law allows is what the law gives by itself.
        return (None if needed else by_law), ()
    if not is_accepted(request, debt):
        missing = (finding(CLAUSE_MISSING, debt.ref, statute.article),)
        return (None if needed else by_law), missing
    if statute.clause is ClauseRule.REFUSED:
        return by_law, (finding(CLAUSE_VOID, debt.ref, statute.article),)
    if clause.percent is None or start is None:
        return by_law, ()
    agreed = Rates(table, statute, clause.percent, True, statute.floor)
    return _tolerated(request, debt, agreed, by_law, start)


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
    if statute.clause is ClauseRule.AT_MOST:
        lower = agreed._replace(cap=by_law, floor=())
        if percent > by_law.spans(start, start + DAY)[0].percent:
            return lower, (finding(RATE_ABOVE_CAP, debt.ref, statute.article),)
        return lower, ()
    if statute.clause is ClauseRule.CAPPED:
        # Lawful when it starts to run, it follows the cap down, never above it.
        if percent > by_law.spans(start, start + DAY)[0].percent:
            return None, (finding(RATE_ABOVE_CAP, debt.ref, statute.article),)
        return agreed._replace(cap=by_law), ()
    return agreed, ()
