"""Where a customer stands by his checks: what lacks before he may buy for an amount."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..workdays import months_later
from .checks import USUAL_MONTHS, Settings, ends_on


class Result(str, Enum):
    """What a check found, the mildest first.

    ``UNCLEAR``: it could not tell, such as a service that did not answer. ``LIMITED``:
    good for some credit, and not for more.
    """

    GOOD = "good"
    UNCLEAR = "unclear"
    LIMITED = "limited"
    BAD = "bad"


_GRAVITY = {result: place for place, result in enumerate(Result)}


class Checked(NamedTuple):
    """What one check said.

    ``kind``: of whom it was asked, by the company's own code. ``valid_until``: the
    first day on which it no longer counts; None for the usual months. ``limit``: the
    credit that it recommends, in the company's currency; None where it says none.
    """

    kind: str
    result: Result
    done_on: date
    valid_until: date | None = None
    limit: Decimal | None = None


class Need(NamedTuple):
    """Above which amount a company asks for a check of a kind.

    ``months``: how old it may be; on the day so many months later it is too old, and
    earlier where the check itself says so.
    """

    kind: str
    above: Decimal
    months: int = USUAL_MONTHS


class Lack(str, Enum):
    """Why a need is not met. ``MISSING``: no check of the kind gave an answer."""

    MISSING = "missing"
    EXPIRED = "expired"
    BAD = "bad"


class Unmet(NamedTuple):
    """A need that is not met, and why."""

    need: Need
    lack: Lack


class Standing(NamedTuple):
    """Where a customer stands on a day.

    ``rating``: the gravest result that counts, None where nothing counts. ``limit``:
    the lowest credit that is recommended by what counts, None where nothing does.
    """

    unmet: tuple[Unmet, ...]
    rating: Result | None
    limit: Decimal | None


def standing(
    checks: Iterable[Checked],
    needs: Iterable[Need],
    amount: Decimal,
    as_of: date,
    usual: Settings | None = None,
) -> Standing:
    """Return what lacks before a customer may buy for an amount.

    Of each kind the latest check counts that gave an answer: one that could not tell
    takes nothing away from the one before, and meets no need. What is done later than
    on the day is not known yet.

    :param amount: in the company's currency; exactly what a need is above needs nothing
    :param usual: how long a check counts that does not say so itself
    """
    usual = usual or Settings()
    latest = _latest(one for one in checks if one.done_on <= as_of)
    in_force = [
        one
        for one in latest.values()
        if as_of < ends_on(one.done_on, one.valid_until, usual)
    ]
    asked = (need for need in needs if amount > need.above)
    lacks = ((need, _lack(need, latest.get(need.kind), as_of)) for need in asked)
    limits = (one.limit for one in in_force if one.limit is not None)
    return Standing(
        tuple(Unmet(need, lack) for need, lack in lacks if lack),
        max((one.result for one in in_force), key=_GRAVITY.__getitem__, default=None),
        min(limits, default=None),
    )


def _latest(checks: Iterable[Checked]) -> dict[str, Checked]:
    """Return by kind the check that counts, as far as one was made."""
    latest: dict[str, Checked] = {}
    for one in checks:
        before = latest.get(one.kind)
        if before is None or _rank(one) > _rank(before):
            latest[one.kind] = one
    return latest


def _rank(one: Checked) -> tuple[bool, date, int, int, Decimal]:
    """Return what the greatest of counts: of one day, the most careful one."""
    until = one.valid_until or date.max
    # An amount of a document has fifteen digits at most.
    limit = Decimal("1e18") if one.limit is None else one.limit
    answered = one.result is not Result.UNCLEAR
    return answered, one.done_on, _GRAVITY[one.result], -until.toordinal(), -limit


def _lack(need: Need, found: Checked | None, as_of: date) -> Lack | None:
    """Return why a need is not met by the check of its kind, None where it is."""
    if found is None or found.result is Result.UNCLEAR:
        return Lack.MISSING
    until = months_later(found.done_on, need.months)
    if as_of >= min(until, found.valid_until or until):
        return Lack.EXPIRED
    return Lack.BAD if found.result is Result.BAD else None
