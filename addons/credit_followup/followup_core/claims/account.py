"""The account of one debt: what it bears, and what payments take from it.

Interest is summed exactly and rounded once at each payment and at the end, so that the
printed slices add up to the printed sum, to half a cent a step.
"""

from datetime import date, timedelta
from decimal import Decimal

from ..law.case import Debt, Part
from ..law.statute import Statute
from ..money import half_up
from ..rates.table import Span
from .clauses import Rates
from .records import Segment

ZERO = Decimal(0)
# Percent of a year of 365 days, leap or not; of twelve months of thirty days.
PERCENT_DAYS, PERCENT_DAYS_OF_MONTHS = Decimal(36_500), Decimal(36_000)
MONTH_DAYS, YEAR_DAYS = 30, 360


class Account:
    """One debt on its way from the due date to the day of the claim."""

    def __init__(
        self, debt: Debt, statute: Statute, smallest: Decimal, rates: Rates | None
    ) -> None:
        """Open the account; ``rates`` None bears no interest."""
        self.debt = debt
        self.statute = statute
        self.smallest = smallest
        self.rates = rates
        self.principal = debt.principal
        self.interest = self.interest_accrued = ZERO
        self.cost = self.cost_accrued = ZERO
        self.cost_by_clause = False
        self.segments: list[Segment] = []
        self.started_on: date | None = None
        self.payable_from: date | None = None
        self._next: date | None = None
        self._unrounded = ZERO
        self._capitalised = ZERO

    def bears_from(self, day: date | None) -> None:
        """Set the first day that bears interest."""
        self.started_on = self._next = day

    def percent(self, on: date) -> Decimal:
        """Return the rate that the debt bears on a day, zero where it bears none."""
        if self.rates is None or self.started_on is None or on < self.started_on:
            return ZERO
        return self.rates.spans(on, on + timedelta(days=1))[0].percent

    def owed(self) -> Decimal:
        """Return everything that is open, after ``settle``."""
        return self.principal + self.interest + self.cost

    def charge(self, amount: Decimal, *, by_clause: bool) -> None:
        """Add a compensation that fell due, by the law or by an accepted clause."""
        self.cost += amount
        self.cost_accrued += amount
        self.cost_by_clause |= by_clause and amount > 0

    def settle(self, last: date) -> None:
        """Count interest to the end of a day and round it."""
        self._accrue(last + timedelta(days=1))
        step = half_up(self._unrounded, self.smallest)
        self.interest += step
        self.interest_accrued += step
        self._unrounded = ZERO

    def pay(self, amount: Decimal, on: date, order: tuple[Part, ...]) -> Decimal:
        """Take a payment in, in that order of parts; return what is left of it.

        Before anything else was due, money pays the principal only, and what it paid
        bears no interest for that time.
        """
        only_principal = self.payable_from is None or on < self.payable_from
        if not only_principal:
            self.settle(on)
        for part in order:
            if part is Part.PRINCIPAL:
                taken = min(amount, self.principal)
                self.principal -= taken
            elif only_principal:
                continue
            elif part is Part.INTEREST:
                taken = min(amount, self.interest)
                self.interest -= taken
                self._capitalised = max(self._capitalised - taken, ZERO)
            else:
                taken = min(amount, self.cost)
                self.cost -= taken
            amount -= taken
        return amount

    # === INTEREST === #

    def _accrue(self, end: date) -> None:
        while self._next is not None and self._next < end:
            stop = end
            if self.statute.compounds:
                self._capitalise(self._next)
                stop = min(end, self._next_year(self._next))
            base = self.principal + self._capitalised
            if base > 0 and self.rates is not None:
                for span in self.rates.spans(self._next, stop):
                    self._add(span, base)
            self._next = stop

    def _add(self, span: Span, base: Decimal) -> None:
        if self.statute.thirty_day_months:
            days, divisor = days_of_months(span.start, span.end), PERCENT_DAYS_OF_MONTHS
        else:
            days, divisor = (span.end - span.start).days, PERCENT_DAYS
        amount = base * span.percent * days / divisor
        if self.statute.stops_at_principal:
            amount = min(
                amount, max(self.principal - self.interest - self._unrounded, ZERO)
            )
        self._unrounded += amount
        self.segments.append(
            Segment(
                span.start,
                span.end,
                days,
                span.percent,
                base,
                amount,
                span.series,
                span.source,
            )
        )

    def _capitalise(self, day: date) -> None:
        """At the end of a year the unpaid interest joins the base."""
        assert self.started_on is not None
        if day > self.started_on and day == _anniversary(
            self.started_on, day.year - self.started_on.year
        ):
            self._capitalised = self.interest + self._unrounded

    def _next_year(self, day: date) -> date:
        assert self.started_on is not None
        years = day.year - self.started_on.year
        this_year = _anniversary(self.started_on, years)
        return (
            this_year if this_year > day else _anniversary(self.started_on, years + 1)
        )


def _anniversary(day: date, years: int) -> date:
    """Return the day so many years later; a year from 29 February ends with February.

    >>> _anniversary(date(2024, 2, 29), 1)
    datetime.date(2025, 3, 1)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def days_of_months(start: date, end: date) -> int:
    """Return the days of ``[start, end)`` in months of thirty days (30E/360).

    >>> days_of_months(date(2025, 4, 1), date(2025, 5, 1))
    30
    """
    return _month_day(end) - _month_day(start)


def _month_day(day: date) -> int:
    return YEAR_DAYS * day.year + MONTH_DAYS * day.month + min(day.day, MONTH_DAYS)
