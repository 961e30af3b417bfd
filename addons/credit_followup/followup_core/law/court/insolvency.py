"""Insolvency: until when a claim is filed, what it may hold, and what is lost by it.

A country's file has ``INSOLVENCY``, one entry for each kind of proceedings, or for
several that share their rules. What was not read stays empty: no day is given.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple

from ..calendar import DAY, later
from .limitation import Span


class InsolvencyKind(str, Enum):
    """What kind of proceedings it is.

    ``REORGANISATION``: under a court, with a plan. ``MORATORIUM``: payments are put
    off. ``DEBT_MEDIATION``: the collective settlement of a private person's debts.
    """

    BANKRUPTCY = "bankruptcy"
    REORGANISATION = "reorganisation"
    MORATORIUM = "moratorium"
    DEBT_MEDIATION = "debt_mediation"


class Counted(str, Enum):
    """From what a time is counted."""

    OPENED = "opened"
    PUBLISHED = "published"


class Filed(str, Enum):
    """Whether the creditor files his claim.

    ``BY_LAW``: within a time of the law. ``BY_COURT``: within the time that the court
    sets; a time of the law, where there is one, is the shortest that it may set.
    ``LISTED``: the debtor lists it, and the creditor looks whether he did. ``UNKNOWN``:
    was not read.
    """

    BY_LAW = "by_law"
    BY_COURT = "by_court"
    LISTED = "listed"
    UNKNOWN = "unknown"


class InsolvencyLaw(NamedTuple):
    """The law of some kinds of proceedings in one country.

    ``within``: the time to file, counted from ``counted``; ``abroad``: so much more for
    a creditor abroad. ``relief``: in which a court may let a late claim in, from the
    same day. ``opening_counts``: interest runs on the day of the opening too; None
    where it was not read whether and when it stops. ``suspect``: the longest time
    before the application, or the opening, in which payments may be taken back.
    ``stops_enforcement``: no creditor pursues by himself any more, nor an agency for
    him.
    """

    kinds: tuple[InsolvencyKind, ...]
    article: str = ""
    source: str = ""
    filed: Filed = Filed.UNKNOWN
    within: Span | None = None
    counted: Counted = Counted.OPENED
    abroad: Span = Span()
    relief: Span | None = None
    relief_article: str = ""
    opening_counts: bool | None = None
    interest_article: str = ""
    suspect: Span | None = None
    suspect_article: str = ""
    stops_enforcement: bool = True


class Opening(NamedTuple):
    """The days of one insolvency.

    ``applied_on``: it was asked for. ``said_until``: the last day to file by the
    judgment, its publication or the administrator's letter. ``is_abroad``: the creditor
    is in another country than the court.
    """

    opened_on: date
    published_on: date | None = None
    applied_on: date | None = None
    said_until: date | None = None
    plan_on: date | None = None
    is_abroad: bool = False


def unknown(kind: InsolvencyKind) -> InsolvencyLaw:
    """Return the law of a country that is not known: no day, and nobody pursues."""
    return InsolvencyLaw((kind,))


def file_until(law: InsolvencyLaw, opening: Opening) -> date | None:
    """Return the last day to file the claim, None where none is known.

    What was said wins over the law. A time that counts from a publication whose day is
    not known counts from the judgment, which is earlier.

    >>> law = InsolvencyLaw((), within=Span(2), counted=Counted.PUBLISHED)
    >>> file_until(law, Opening(date(2026, 1, 5), date(2026, 1, 12)))
    datetime.date(2026, 3, 12)
    >>> file_until(law, Opening(date(2026, 1, 5)))
    datetime.date(2026, 3, 5)
    """
    if opening.said_until:
        return opening.said_until
    if law.within is None:
        return None
    last = law.within.after(_counted_from(law, opening))
    return law.abroad.after(last) if opening.is_abroad else last


def relief_until(law: InsolvencyLaw, opening: Opening) -> date | None:
    """Return the last day to ask that a late claim is let in, None where none is."""
    if law.relief is None:
        return None
    return law.relief.after(_counted_from(law, opening))


def interest_until(law: InsolvencyLaw, opened_on: date) -> date | None:
    """Return the last day on which interest counts, None where it was not read."""
    if law.opening_counts is None:
        return None
    return opened_on if law.opening_counts else opened_on - DAY


def suspect_from(law: InsolvencyLaw, opening: Opening) -> date | None:
    """Return the first day of the longest suspect period, None where none was read.

    >>> law = InsolvencyLaw((), suspect=Span(6))
    >>> suspect_from(law, Opening(date(2026, 8, 31)))
    datetime.date(2026, 2, 28)
    """
    if law.suspect is None:
        return None
    before = later(opening.applied_on or opening.opened_on, -law.suspect.months)
    return before - law.suspect.days * DAY


def _counted_from(law: InsolvencyLaw, opening: Opening) -> date:
    if law.counted is Counted.PUBLISHED:
        return opening.published_on or opening.opened_on
    return opening.opened_on
