"""Limitation: how long a debt can be claimed, and what evidence does to that time.

A country's file has ``LIMITATION``, a tuple of rules. A rule whose ``span`` is None
says that the time of such a debt is not known here: no day is given for it. Where two
readings of a law differ, the rule has the earlier day.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from ..calendar import later
from ..case import DebtorKind
from ..statute import BUSINESS, CONSUMER, PUBLIC
from .evidence import Evidence

EVERYBODY = (BUSINESS, CONSUMER, PUBLIC)
PRIVATE = (BUSINESS, CONSUMER)
# Directive 2011/7/EU, art. 3 (5) and 4 (6): hardly anybody has a longer term to pay.
# So a debt whose invoice is not known arose at the latest so long before it was due.
LONGEST_TERM = timedelta(days=60)


class DebtNature(str, Enum):
    """What a debt is for, where a law makes a difference.

    ``PERIODIC``: rent, subscriptions, interest and the like. ``UTILITIES``: water, gas,
    electricity, telecommunications. ``LODGING``: rooms and meals. ``CARRIAGE``: of
    goods. ``GENERAL``: not said; the shortest time of what is usually sold.
    """

    GENERAL = "general"
    GOODS = "goods"
    SERVICES = "services"
    PERIODIC = "periodic"
    UTILITIES = "utilities"
    LODGING = "lodging"
    CARRIAGE = "carriage"


class Span(NamedTuple):
    """A length of time by the calendar."""

    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """Return the last day of the time that begins with the day after this one.

        >>> years(5).after(date(2021, 3, 15)), years(1).after(date(2024, 2, 29))
        (datetime.date(2026, 3, 15), datetime.date(2025, 2, 28))
        """
        end = later(day, self.months)
        return end + min(timedelta(days=self.days), date.max - end)


def years(count: int) -> Span:
    """Return so many years."""
    return Span(12 * count)


def months(count: int) -> Span:
    """Return so many months."""
    return Span(count)


class Start(str, Enum):
    """From when the time runs.

    ``DUE``: the due date. ``YEAR_END``: the end of its calendar year, or of that in
    which the debt arose where that one is known and earlier. ``ARISING``: the day on
    which the debt arose. ``ARISING_YEAR_END``: the end of its calendar year.
    """

    DUE = "due"
    YEAR_END = "year_end"
    ARISING = "arising"
    ARISING_YEAR_END = "arising_year_end"


class Does(str, Enum):
    """What a piece of evidence does to the time.

    ``RESTARTS``: a new time runs from that day. ``RESTARTS_AT_END``: nothing runs while
    it is open, and a new time from its end. ``EXTENDS_ONCE``: the time ends so long
    after it at the earliest, by one such act only. ``SUSPENDS``: the days while it is
    open, and its span after that, are not counted. ``WHILE_OPEN``: nothing is lost
    while it is open; a title that it brings is in time, and its end alone moves
    nothing.
    """

    RESTARTS = "restarts"
    RESTARTS_AT_END = "restarts_at_end"
    EXTENDS_ONCE = "extends_once"
    SUSPENDS = "suspends"
    WHILE_OPEN = "while_open"


class Effect(NamedTuple):
    """What a piece of evidence does.

    ``span``: the length of the new time where it is another one than before, of the
    extension, or of what a suspension goes on after its end. ``article``: of that time.
    ``most``: a new time is not longer. ``is_fixed``: from then on no evidence but
    another one of the kind moves the day. ``at_home``: only of a debtor in the country.
    """

    does: Does
    span: Span | None = None
    article: str = ""
    most: Span | None = None
    is_fixed: bool = False
    at_home: bool = False


Effects = Mapping[Evidence, Effect]
RESTARTS = Effect(Does.RESTARTS)
WHILE_OPEN = Effect(Does.WHILE_OPEN)
_COMMON = {
    Evidence.ACKNOWLEDGEMENT: RESTARTS,
    Evidence.PART_PAYMENT: RESTARTS,
    Evidence.AGREEMENT: RESTARTS,
    Evidence.COURT_CLAIM: WHILE_OPEN,
    Evidence.PAYMENT_ORDER: WHILE_OPEN,
    Evidence.INSOLVENCY_CLAIM: WHILE_OPEN,
}


def title(span: Span, article: str, *, is_fixed: bool = False) -> Effect:
    """Return what an enforceable title does: a time of its own."""
    return Effect(Does.RESTARTS, span, article, is_fixed=is_fixed)


def effects(
    judgment: Effect | None = None,
    more: Mapping[Evidence, Effect] | None = None,
    without: Iterable[Evidence] = (),
) -> Effects:
    """Return what evidence does in most countries, and what it does here.

    What the debtor does gives a new time, proceedings lose nothing while they are open.

    :param judgment: None where the time of a title is not known: it moves nothing
    :param more: what does something else, or more than elsewhere
    :param without: what does nothing here, or nothing that is certain
    """
    found = {**_COMMON, **(more or {})}
    if judgment:
        found[Evidence.JUDGMENT] = judgment
    kept = {kind: one for kind, one in found.items() if kind not in set(without)}
    return MappingProxyType(kept)


class Rule(NamedTuple):
    """The limitation of one kind of debt in one country.

    ``again``: from when a new time runs, by the day of the evidence: that day, or the
    end of its calendar year.
    """

    debtors: tuple[DebtorKind, ...]
    span: Span | None
    article: str
    source: str
    natures: tuple[DebtNature, ...] = (DebtNature.GENERAL,)
    start: Start = Start.DUE
    again: Start = Start.DUE
    effects: Effects = MappingProxyType(_COMMON)


# Convention on the contract for the international carriage of goods by road, art. 32:
# one year, where the law of the country says nothing else; domestic laws have as much.
CARRIAGE_ARTICLE = "CMR, art. 32"
CARRIAGE_SOURCE = "unece.org; counted from the invoice, the earliest reading"


def governing(
    rules: Iterable[Rule], debtor: DebtorKind, nature: DebtNature
) -> Rule | None:
    """Return the rule of a debt, None where the law is not known here.

    A nature for which there is no rule of its own is a debt as any other, but for
    carriage.
    """
    mine = [one for one in rules if debtor in one.debtors]
    own = (one for one in mine if nature in one.natures)
    general = (one for one in mine if DebtNature.GENERAL in one.natures)
    found = next(own, None) or next(general, None)
    if found and nature is DebtNature.CARRIAGE and nature not in found.natures:
        return found._replace(
            span=years(1),
            article=CARRIAGE_ARTICLE,
            source=CARRIAGE_SOURCE,
            start=Start.ARISING,
        )
    return found


def begins(rule: Rule, due_on: date, arose_on: date | None) -> date:
    """Return the day after which the time of a debt begins to run.

    >>> rule = Rule(EVERYBODY, years(3), "", "", start=Start.YEAR_END)
    >>> begins(rule, date(2026, 1, 14), None)
    datetime.date(2026, 12, 31)
    >>> begins(rule, date(2026, 1, 14), date(2025, 12, 15))
    datetime.date(2025, 12, 31)
    """
    if rule.start is Start.DUE:
        return due_on
    if rule.start is Start.YEAR_END:
        return _end_of_year(min(due_on, arose_on or due_on))
    arose = min(due_on, arose_on or due_on - min(LONGEST_TERM, due_on - date.min))
    return arose if rule.start is Start.ARISING else _end_of_year(arose)


def begins_again(rule: Rule, on: date) -> date:
    """Return the day after which a new time begins to run."""
    return _end_of_year(on) if rule.again is Start.YEAR_END else on


def _end_of_year(day: date) -> date:
    return date(day.year, 12, 31)
