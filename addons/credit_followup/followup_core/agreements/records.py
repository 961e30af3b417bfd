"""What a plan is made of, and what it is worked out to."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, Protocol

ZERO = Decimal(0)
MOST_INSTALMENTS = 120


class Shape(str, Enum):
    """What is the same in all instalments but the last one.

    ``EQUAL_PARTS``: what each pays off, interest comes on top. ``EQUAL_AMOUNTS``: what
    is paid, interest included.
    """

    EQUAL_PARTS = "equal_parts"
    EQUAL_AMOUNTS = "equal_amounts"


class Rhythm(str, Enum):
    """How far instalments lie apart."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Move(str, Enum):
    """To which open day an instalment moves that falls on a closed one."""

    NEXT = "next"
    PREVIOUS = "previous"
    KEEP = "keep"


class DayCount(str, Enum):
    """How days are counted, and the days of the year they are divided by."""

    ACT_365 = "act/365"
    ACT_360 = "act/360"
    THIRTY_E_360 = "30E/360"


class Deposit(NamedTuple):
    """What is paid before the first instalment, on a day that never moves."""

    amount: Decimal
    on: date


class Plan(NamedTuple):
    """What was agreed.

    ``accrued``: interest and costs owed on ``agreed_on``: paid first, bears nothing.
    ``number`` of the instalments or ``amount`` of each: exactly one of the two.
    ``rate_percent``: a year, on the principal that is left, from the day after
    ``agreed_on``.
    """

    currency: str
    agreed_on: date
    principal: Decimal
    first_on: date
    accrued: Decimal = ZERO
    deposit: Deposit | None = None
    number: int | None = None
    amount: Decimal | None = None
    shape: Shape = Shape.EQUAL_PARTS
    rhythm: Rhythm = Rhythm.MONTHLY
    closed: frozenset[date] = frozenset()
    move: Move = Move.NEXT
    rate_percent: Decimal = ZERO
    day_count: DayCount = DayCount.ACT_365


class Instalment(NamedTuple):
    """One instalment as it is to be paid. ``rank`` 0 is the deposit.

    ``amount`` = ``interest`` of its own period, then ``accrued``, then ``principal``.
    """

    rank: int
    on: date
    amount: Decimal
    accrued: Decimal
    interest: Decimal
    principal: Decimal
    principal_left: Decimal


class Due(NamedTuple):
    """An instalment as the clock of its agreement reads it."""

    rank: int
    on: date
    amount: Decimal


class Owed(Protocol):
    """What is to be paid on a day, in whatever detail."""

    @property
    def on(self) -> date:
        """Return the last day on which it is paid in time."""

    @property
    def amount(self) -> Decimal:
        """Return what is to be paid."""


class Payment(NamedTuple):
    """Money that came in, by its value date."""

    on: date
    amount: Decimal


class Notice(NamedTuple):
    """The letter that gives ``days`` more to pay what was missing when it was sent."""

    sent_on: date
    days: int


class PlanError(ValueError):
    """A plan that contradicts itself: ``code``, and the ``path`` to what is wrong."""

    def __init__(self, code: str, path: str, message: str) -> None:
        """Keep what is wrong and where."""
        super().__init__(message)
        self.code = code
        self.path = path
