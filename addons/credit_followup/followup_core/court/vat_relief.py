"""Whether the VAT of a lost debt comes back: from which day, until when, on what proof.

Where the law was not read, or a day is not known, the answer is that it is not known.
Where several events tell of the same loss, the one whose time ends first counts.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..books.write_off import Ground
from ..law import of_vat
from ..law.case import DebtorKind
from ..law.court.insolvency import InsolvencyKind
from ..law.court.vat import (
    OF_INSOLVENCY,
    VatDays,
    VatEvent,
    VatRelief,
    day_of,
    governing,
    reckoned,
    return_filed_by,
)


class VatWhy(str, Enum):
    """Why VAT comes back, or not; the first of several that counts stands first.

    ``RETURN_OVER``: it belonged into a return of a year that is over, and may be
    refused in a later one. ``UNKNOWN_LAW``: nothing was read of the country.
    ``UNKNOWN_EVENT``: nothing that it says of such a debtor rests on that ground.
    """

    TOO_LATE = "too_late"
    RETURN_OVER = "return_over"
    COMES_BACK = "comes_back"
    TOO_EARLY = "too_early"
    TOO_SMALL = "too_small"
    AMOUNT_UNKNOWN = "amount_unknown"
    KIND_UNKNOWN = "kind_unknown"
    DAY_UNKNOWN = "day_unknown"
    UNKNOWN_EVENT = "unknown_event"
    UNKNOWN_LAW = "unknown_law"


class Lost(NamedTuple):
    """A debt that is lost. ``net``: without tax, in ``currency``.

    ``kind``: of the insolvency, where there is one.
    """

    days: VatDays = VatDays()
    kind: InsolvencyKind | None = None
    net: Decimal | None = None
    currency: str = ""


class VatAnswer(NamedTuple):
    """Whether VAT comes back on that day; ``comes_back`` None: it is not known.

    ``since``: the day on which the right arises. ``until``: the last one to claim it,
    None where none was read. ``in_its_return``: in the return of the period of
    ``since``, and a later one may be refused. ``mention``: the words that the corrected
    invoice bears, in the language of the law.
    """

    comes_back: bool | None
    reason: VatWhy
    since: date | None = None
    until: date | None = None
    article: str = ""
    until_article: str = ""
    evidence: str = ""
    source: str = ""
    event: VatEvent | None = None
    in_its_return: bool = False
    mention: str = ""


# What may make a debt lost for the tax, by the ground on which it is written off.
_EVENTS: dict[Ground, tuple[VatEvent, ...]] = {
    Ground.INSOLVENCY: (
        VatEvent.INSOLVENCY_OPENED,
        VatEvent.PLAN_APPROVED,
        VatEvent.INSOLVENCY_CLOSED,
        VatEvent.TIME_PASSED,
    ),
    Ground.CERTIFICATE: (
        VatEvent.TITLE_UNENFORCED,
        VatEvent.CERTIFICATE,
        VatEvent.TIME_PASSED,
    ),
}
_COMES_BACK = {
    VatWhy.COMES_BACK: True,
    VatWhy.TOO_LATE: False,
    VatWhy.TOO_EARLY: False,
    VatWhy.TOO_SMALL: False,
}
_ORDER = {why: place for place, why in enumerate(VatWhy)}


def vat_back(
    jurisdiction: str,
    debtor: DebtorKind,
    on: Ground | VatEvent,
    lost: Lost,
    as_of: date,
) -> VatAnswer:
    """Return whether the VAT of a debt comes back.

    :param on: the ground on which it is written off, or what happened

    >>> lost = Lost(VatDays(due_on=date(2025, 6, 30)))
    >>> vat_back("XX", DebtorKind.BUSINESS, Ground.AGE, lost, date(2026, 6, 30)).reason
    <VatWhy.UNKNOWN_LAW: 'unknown_law'>
    """
    reliefs = of_vat(jurisdiction)
    if not reliefs:
        return VatAnswer(None, VatWhy.UNKNOWN_LAW)
    found = [
        _answer(relief, event, lost, as_of)
        for event in _events(on)
        for relief in governing(reliefs, event, debtor)
        if _is_under(relief, event, lost)
    ]
    unknown = VatAnswer(None, VatWhy.UNKNOWN_EVENT)
    return min(found, key=_order, default=unknown)


def _events(on: Ground | VatEvent) -> tuple[VatEvent, ...]:
    if isinstance(on, VatEvent):
        return (on,)
    return _EVENTS.get(on, (VatEvent.TIME_PASSED,))


def _is_under(relief: VatRelief, event: VatEvent, lost: Lost) -> bool:
    """Tell whether a rule is about such an insolvency, and as old an event."""
    if event in OF_INSOLVENCY and lost.kind and lost.kind not in relief.kinds:
        return False
    return (day_of(event, lost.days) or date.max) >= relief.events_since


def _answer(relief: VatRelief, event: VatEvent, lost: Lost, as_of: date) -> VatAnswer:
    since = reckoned(relief.since, event, lost.days)
    until = reckoned(relief.until, event, lost.days) if relief.until else None
    why = next(_reasons(relief, event, lost), None)
    why = why or _by_days(relief, since, until, as_of)
    return VatAnswer(
        _COMES_BACK.get(why),
        why,
        since,
        until,
        relief.article,
        relief.until_article,
        relief.evidence,
        relief.source,
        event,
        relief.in_its_return,
        relief.mention,
    )


def _reasons(relief: VatRelief, event: VatEvent, lost: Lost) -> Iterator[VatWhy]:
    """Yield what forbids an answer, or VAT, whatever the day."""
    if event in OF_INSOLVENCY and not lost.kind:
        if set(relief.kinds) != set(InsolvencyKind):
            yield VatWhy.KIND_UNKNOWN
    if relief.above is not None:
        if lost.net is None or lost.currency != relief.currency:
            yield VatWhy.AMOUNT_UNKNOWN
        elif lost.net <= relief.above:
            yield VatWhy.TOO_SMALL


def _by_days(
    relief: VatRelief, since: date | None, until: date | None, as_of: date
) -> VatWhy:
    if since is None:
        return VatWhy.DAY_UNKNOWN
    if as_of < since:
        return VatWhy.TOO_EARLY
    if until is not None:
        return VatWhy.COMES_BACK if as_of <= until else VatWhy.TOO_LATE
    if relief.until:
        return VatWhy.DAY_UNKNOWN
    if relief.in_its_return and as_of > return_filed_by(since):
        return VatWhy.RETURN_OVER
    return VatWhy.COMES_BACK


def _order(answer: VatAnswer) -> tuple[int, date, date]:
    days = (answer.until or date.max, answer.since or date.max)
    return _ORDER[answer.reason], *days
