"""The clock of a claim in an insolvency: filed in time, admitted, or lost."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..law import of_insolvency
from ..law.court.insolvency import (
    Filed,
    InsolvencyKind,
    InsolvencyLaw,
    Opening,
    file_until,
    relief_until,
)
from ..workdays import shift

# Papers are gathered in a fortnight.
NEAR_DAYS = 14


class State(str, Enum):
    """Where a claim stands.

    ``OPEN``, ``NEAR``: it has to be filed, and the last day is far or near. ``LISTED``:
    nothing is filed, the debtor lists it. ``REJECTED``: it was contested, or not
    admitted.
    """

    OPEN = "open"
    NEAR = "near"
    MISSED = "missed"
    FILED = "filed"
    ADMITTED = "admitted"
    REJECTED = "rejected"
    LISTED = "listed"
    CLOSED = "closed"


class Why(str, Enum):
    """Why a claim stands where it stands.

    ``DAY_UNKNOWN``: the court sets the last day, or the law was not read: somebody has
    to look. ``RELIEF_OPEN``: the day has passed, and a court may still let it in.
    """

    TO_FILE = "to_file"
    DAY_UNKNOWN = "day_unknown"
    TIME_OVER = "time_over"
    RELIEF_OPEN = "relief_open"
    FILED = "filed"
    FILED_LATE = "filed_late"
    ADMITTED = "admitted"
    REJECTED = "rejected"
    LISTED = "listed"
    CLOSED = "closed"


class Claim(NamedTuple):
    """The facts of the claim in one insolvency.

    ``said_until``: the last day to file as the judgment or its publication says.
    ``closed_on``: the proceedings ended.
    """

    key: int
    state: State
    reason: Why
    jurisdiction: str
    kind: InsolvencyKind
    opened_on: date
    published_on: date | None = None
    said_until: date | None = None
    is_abroad: bool = False
    filed_on: date | None = None
    admitted_on: date | None = None
    rejected_on: date | None = None
    closed_on: date | None = None


class Settings(NamedTuple):
    """``near_days``: so many days are left when it warns."""

    near_days: int = NEAR_DAYS


# A judgment is corrected, a filing withdrawn, a closing reopened.
MOVES: Moves = {state: frozenset(State) - {state} for state in State}


def judge(claim: Claim, as_of: date, settings: Settings) -> Ruling:
    """Rule on one claim."""
    law = of_insolvency(claim.jurisdiction, claim.kind)
    opening = Opening(
        claim.opened_on,
        claim.published_on,
        said_until=claim.said_until,
        is_abroad=claim.is_abroad,
    )
    last = file_until(law, opening)
    found = _done(claim, last)
    if found:
        return Ruling(claim.key, found[0].value, found[1].value)
    state, why, next_on = _to_file(law, opening, as_of, settings)
    return Ruling(claim.key, state.value, why.value, next_on)


def _done(claim: Claim, last: date | None) -> tuple[State, Why] | None:
    """Return what was done with it, None while it has to be filed."""
    if claim.closed_on:
        return State.CLOSED, Why.CLOSED
    if claim.rejected_on and claim.rejected_on > (claim.admitted_on or date.min):
        return State.REJECTED, Why.REJECTED
    if claim.admitted_on:
        return State.ADMITTED, Why.ADMITTED
    if claim.filed_on:
        is_late = last is not None and claim.filed_on > last
        return State.FILED, Why.FILED_LATE if is_late else Why.FILED
    return None


def _to_file(
    law: InsolvencyLaw, opening: Opening, as_of: date, settings: Settings
) -> tuple[State, Why, date | None]:
    """Return how near the last day is, and the first day on which that changes."""
    if law.filed is Filed.LISTED and opening.said_until is None:
        return State.LISTED, Why.LISTED, None
    last = file_until(law, opening)
    if last is None:
        return State.OPEN, Why.DAY_UNKNOWN, None
    if as_of > last:
        relief = relief_until(law, opening)
        if relief and as_of <= relief:
            return State.MISSED, Why.RELIEF_OPEN, shift(relief, 1)
        return State.MISSED, Why.TIME_OVER, None
    near_on = shift(last, -max(settings.near_days, 0))
    if as_of >= near_on:
        return State.NEAR, Why.TO_FILE, shift(last, 1)
    return State.OPEN, Why.TO_FILE, near_on
