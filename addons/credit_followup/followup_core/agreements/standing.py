"""Where an agreement stands on a day: what is missing, since when, and what follows."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..workdays import shift
from .impute import lacking, paid_until
from .records import ZERO, Notice, Owed, Payment


class Standing(str, Enum):
    """What can be said of a plan; ``LATE`` only beyond the days of grace."""

    ON_TRACK = "on_track"
    LATE = "late"
    BROKEN = "broken"
    FULFILLED = "fulfilled"


class Position(NamedTuple):
    """Where a plan stands at a day.

    ``missing``: what lacks of instalments dated before it. ``breach_on``: the day after
    the notice's last day, while what it asked for is not covered in time.
    """

    state: Standing
    paid: Decimal
    missing: Decimal
    late_since: date | None
    may_notice_from: date | None
    breach_on: date | None
    next_on: date | None
    next_amount: Decimal | None

    @property
    def notice_runs(self) -> bool:
        """Tell whether a notice was sent that can still be answered in time."""
        over = (Standing.BROKEN, Standing.FULFILLED)
        return self.breach_on is not None and self.state not in over


def standing(
    instalments: Sequence[Owed],
    payments: Sequence[Payment],
    as_of: date,
    grace_days: int = 0,
    notice: Notice | None = None,
    known_until: date | None = None,
) -> Position:
    """Return where the plan stands at the end of ``as_of``.

    :param instalments: in their order, the deposit first
    :param known_until: the last day that the bank is known to: nothing is late and
        nothing breaks on a later one, whereas money that is known of counts
    """
    planned = sum([one.amount for one in instalments], ZERO)
    paid = min(paid_until(payments, as_of), planned)
    late: list[tuple[Owed, Decimal]] = []
    ahead: list[tuple[Owed, Decimal]] = []
    for one, lack in zip(instalments, lacking(instalments, paid), strict=True):
        if lack:
            (late if one.on < as_of else ahead).append((one, lack))
    oldest = late[0][0].on if late else None
    may_notice_from = oldest and shift(oldest, grace_days + 1)
    breach_on = _breach(instalments, payments, as_of, notice)
    seen = as_of if known_until is None else min(as_of, known_until)
    return Position(
        state=_state(paid >= planned, breach_on, may_notice_from, seen),
        paid=paid,
        missing=sum([lack for _one, lack in late], ZERO),
        late_since=oldest and shift(oldest, 1),
        may_notice_from=may_notice_from,
        breach_on=breach_on,
        next_on=ahead[0][0].on if ahead else None,
        next_amount=ahead[0][1] if ahead else None,
    )


def _state(
    is_paid: bool, breach_on: date | None, may_notice_from: date | None, seen: date
) -> Standing:
    if is_paid:
        return Standing.FULFILLED
    if breach_on and breach_on <= seen:
        return Standing.BROKEN
    if may_notice_from and may_notice_from <= seen:
        return Standing.LATE
    return Standing.ON_TRACK


def _breach(
    instalments: Sequence[Owed],
    payments: Sequence[Payment],
    as_of: date,
    notice: Notice | None,
) -> date | None:
    """Return the day on which the plan breaks, or broke, by the notice that was sent.

    What is paid after the notice's last day does not undo it.
    """
    if notice is None or notice.sent_on > as_of:
        return None
    last = shift(notice.sent_on, notice.days)
    asked = sum((one.amount for one in instalments if one.on < notice.sent_on), ZERO)
    if paid_until(payments, min(as_of, last)) >= asked:
        return None
    return shift(last, 1)
