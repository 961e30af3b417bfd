"""Ready paths to a title: their steps, who acts, and the days between them.

A country's file has ``PATHS``. A step is done on a day; the next one may have to wait
for the other side, and may have a last day. What a judge sets wins over both.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import NamedTuple

from ..case import DebtorKind
from ..words import translatable as _
from .evidence import Evidence
from .limitation import Span


class StepKind(str, Enum):
    """What a step is."""

    REQUEST = "request"
    FORMAL_NOTICE = "formal_notice"
    MEDIATION = "mediation"
    APPLICATION = "application"
    SUMMONS = "summons"
    ORDER = "order"
    SERVICE = "service"
    HEARING = "hearing"
    JUDGMENT = "judgment"
    TITLE = "title"
    SEIZURE = "seizure"


class Actor(str, Enum):
    """Who acts."""

    OURSELVES = "ourselves"
    LAWYER = "lawyer"
    BAILIFF = "bailiff"
    COURT = "court"
    MEDIATOR = "mediator"


class Branch(str, Enum):
    """When a step belongs to the path: always, or only with or without an objection."""

    ALWAYS = "always"
    UNCONTESTED = "uncontested"
    CONTESTED = "contested"


class Time(NamedTuple):
    """A time between two steps, for those that are counted from this day on."""

    span: Span
    counted_since: date = date.min


class Step(NamedTuple):
    """One step of a path.

    ``after``: the step from whose day its times count; the one before it where left
    out. ``wait``: it may be done once this time is over. ``within``: it has to be done
    in this time; ``is_fatal``: what was done before is lost otherwise. ``evidence``:
    what it is to the limitation of the debt. ``is_claimable``: the debtor may be asked
    for its cost. ``procedure``: whose field sheet belongs to it.
    """

    code: str
    label: str
    kind: StepKind
    by: Actor
    article: str = ""
    after: str = ""
    wait: tuple[Time, ...] = ()
    within: tuple[Time, ...] = ()
    is_fatal: bool = False
    evidence: Evidence | None = None
    is_claimable: bool = False
    procedure: str = ""
    branch: Branch = Branch.ALWAYS


class Path(NamedTuple):
    """A way to a title, for some kinds of debtors; ``source``: where it was read."""

    code: str
    label: str
    debtors: tuple[DebtorKind, ...]
    article: str
    source: str
    steps: tuple[Step, ...]


def time_of(times: Iterable[Time], counted_from: date) -> Span | None:
    """Return the time that governs what is counted from a day, None where none does.

    >>> half, quarter = Time(Span(6)), Time(Span(3), date(2026, 9, 1))
    >>> time_of((half, quarter), date(2026, 8, 31)).months
    6
    >>> time_of((half, quarter), date(2026, 9, 1)).months
    3
    """
    found = [one for one in times if one.counted_since <= counted_from]
    if not found:
        return None
    return max(found, key=lambda one: one.counted_since).span


# === STEPS THAT MOST PATHS END WITH === #

HEARING = Step("hearing", _("Hearing"), StepKind.HEARING, Actor.COURT)
JUDGMENT = Step(
    "judgment",
    _("Judgment"),
    StepKind.JUDGMENT,
    Actor.COURT,
    evidence=Evidence.JUDGMENT,
    is_claimable=True,
)
SERVICE_OF_JUDGMENT = Step(
    "judgment_served",
    _("Service of the judgment"),
    StepKind.SERVICE,
    Actor.BAILIFF,
    is_claimable=True,
)
SEIZURE = Step(
    "seizure",
    _("Seizure"),
    StepKind.SEIZURE,
    Actor.BAILIFF,
    evidence=Evidence.ENFORCEMENT,
    is_claimable=True,
)
CONTESTED = tuple(
    step._replace(branch=Branch.CONTESTED) for step in (HEARING, JUDGMENT)
)
