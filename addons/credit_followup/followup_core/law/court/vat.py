"""VAT of debts that are lost: when it comes back, until when, and on what evidence.

A country's file has ``VAT_RELIEF``, a tuple. What was not read stays out: nothing
comes back. All of it is about tax that was paid to the state when the invoice was made:
whoever pays it when he is paid has nothing to ask back.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..case import DebtorKind
from .insolvency import InsolvencyKind
from .limitation import EVERYBODY, Span


class VatEvent(str, Enum):
    """What makes a debt lost for the tax.

    ``PLAN_APPROVED``: what a plan under a court cuts. ``TITLE_UNENFORCED``: there is a
    title, and its enforcement brought nothing. ``CERTIFICATE``: whoever collected
    certifies that nothing can be had. ``TIME_PASSED``: it was not paid for so long.
    ``SETTLEMENT``: a part was remitted by an agreement.
    """

    INSOLVENCY_OPENED = "insolvency_opened"
    PLAN_APPROVED = "plan_approved"
    INSOLVENCY_CLOSED = "insolvency_closed"
    TITLE_UNENFORCED = "title_unenforced"
    CERTIFICATE = "certificate"
    TIME_PASSED = "time_passed"
    SETTLEMENT = "settlement"


class VatFrom(str, Enum):
    """From what a time is counted.

    ``PUBLISHED``: the publication of an insolvency, or the judgment where that day is
    not known. ``SUPPLIED``: the day on which the tax became due, that of the supply.
    """

    EVENT = "event"
    PUBLISHED = "published"
    DUE = "due"
    INVOICED = "invoiced"
    SUPPLIED = "supplied"


class VatDays(NamedTuple):
    """The days of one debt, each as far as it is known."""

    due_on: date | None = None
    invoiced_on: date | None = None
    supplied_on: date | None = None
    opened_on: date | None = None
    published_on: date | None = None
    plan_on: date | None = None
    closed_on: date | None = None
    unenforced_on: date | None = None
    certified_on: date | None = None
    settled_on: date | None = None


class VatTerm(NamedTuple):
    """A day that is reckoned: the ``spans`` follow each other.

    ``from_year_end``: the first begins with the end of the calendar year.
    """

    counted: VatFrom = VatFrom.EVENT
    spans: tuple[Span, ...] = ()
    from_year_end: bool = False


class VatRelief(NamedTuple):
    """A ground on which VAT comes back.

    ``evidence``: what the tax office asks for. ``kinds``: of insolvencies, where the
    event is one. ``since``: the day on which the right arises, ``until`` the last one
    to claim it, None where none was read. ``in_its_return``: it belongs into the return
    of the period of the first day, and a later one may be refused. ``above``: only what
    is more than that without tax, in ``currency``. ``events_since``: what happened
    before this day was under another rule. ``mention``: the words that the corrected
    invoice bears, in the language of the law.
    """

    events: tuple[VatEvent, ...]
    article: str
    source: str
    evidence: str
    debtors: tuple[DebtorKind, ...] = EVERYBODY
    kinds: tuple[InsolvencyKind, ...] = tuple(InsolvencyKind)
    since: VatTerm = VatTerm()
    until: VatTerm | None = None
    until_article: str = ""
    in_its_return: bool = False
    above: Decimal | None = None
    currency: str = ""
    events_since: date = date.min
    mention: str = ""


OF_INSOLVENCY = frozenset(
    {VatEvent.INSOLVENCY_OPENED, VatEvent.PLAN_APPROVED, VatEvent.INSOLVENCY_CLOSED}
)


def governing(
    reliefs: Iterable[VatRelief], event: VatEvent, debtor: DebtorKind
) -> list[VatRelief]:
    """Return what the law of a country says of an event and a kind of debtor."""
    return [one for one in reliefs if event in one.events and debtor in one.debtors]


def day_of(event: VatEvent, days: VatDays) -> date | None:
    """Return the day of an event, None where it has none, or none is known."""
    by_event = {
        VatEvent.INSOLVENCY_OPENED: days.opened_on,
        VatEvent.PLAN_APPROVED: days.plan_on,
        VatEvent.INSOLVENCY_CLOSED: days.closed_on,
        VatEvent.TITLE_UNENFORCED: days.unenforced_on,
        VatEvent.CERTIFICATE: days.certified_on,
        VatEvent.SETTLEMENT: days.settled_on,
    }
    return by_event.get(event)


def reckoned(term: VatTerm, event: VatEvent, days: VatDays) -> date | None:
    """Return the day that a term gives, None where what it counts from is not known.

    >>> third_year = VatTerm(spans=(Span(36),), from_year_end=True)
    >>> closed = VatDays(closed_on=date(2026, 3, 2))
    >>> reckoned(third_year, VatEvent.INSOLVENCY_CLOSED, closed)
    datetime.date(2029, 12, 31)
    """
    day = _counted_from(term, event, days)
    if day is None:
        return None
    if term.from_year_end:
        day = date(day.year, 12, 31)
    for span in term.spans:
        day = span.after(day)
    return day


def return_filed_by(since: date) -> date:
    """Return until when a return that holds this day may still be open.

    No period is longer than a calendar year, and no return is due before a month after
    its end: what comes later is certain to be another return, or a correction.

    >>> return_filed_by(date(2026, 12, 5)), return_filed_by(date(2026, 1, 5))
    (datetime.date(2027, 1, 31), datetime.date(2027, 1, 31))
    """
    return Span(1).after(date(since.year, 12, 31))


def _counted_from(term: VatTerm, event: VatEvent, days: VatDays) -> date | None:
    by_choice = {
        VatFrom.EVENT: day_of(event, days),
        VatFrom.PUBLISHED: days.published_on or days.opened_on,
        VatFrom.DUE: days.due_on,
        VatFrom.INVOICED: days.invoiced_on,
        VatFrom.SUPPLIED: days.supplied_on,
    }
    return by_choice[term.counted]
