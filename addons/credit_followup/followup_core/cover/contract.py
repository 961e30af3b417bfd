"""What an insurance contract says: its times, what it covers, how it shares.

Every contract has its own; nothing here is law. Ready ones are data, to be checked.
"""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..vocabulary import Basis

ZERO, HUNDRED = Decimal(0), Decimal(100)


class Start(str, Enum):
    """The day after which a time of the contract runs.

    ``DUE``: on which a debt was due first; a deferral does not move it.
    ``EXTENSION``: the last one of the extension period.
    """

    DUE = "due"
    INVOICE = "invoice"
    EXTENSION = "extension"


class Unit(str, Enum):
    """What a waiting time is counted in."""

    DAYS = "days"
    MONTHS = "months"


class Waits(str, Enum):
    """The event after which the insurer's waiting time runs."""

    FILED = "filed"
    HANDED_OVER = "handed_over"


class StopsOn(str, Enum):
    """When what is delivered is covered no more, while something older is open.

    ``OVERDUE``: from the day after its due date. ``NOTIFIED``: after the notice.
    ``EXTENSION``: after its extension period, which ends the other two as well.
    """

    OVERDUE = "overdue"
    NOTIFIED = "notified"
    EXTENSION = "extension"


class Excluded(str, Enum):
    """What a contract may leave out: whom, or a debt that he disputes."""

    CONSUMER = "consumer"
    PUBLIC_BODY = "public_body"
    AFFILIATE = "affiliate"
    DISPUTED = "disputed"


class Sharing(str, Enum):
    """In which proportion the insurer takes of what comes in after he paid.

    ``PERCENT``: as he insures. ``LOSS``: what he paid, of all that was open then.
    """

    PERCENT = "percent"
    LOSS = "loss"


class Contract(NamedTuple):
    """An insurance contract. Times are days; None where it has none.

    ``percent``: of a loss, that is insured. ``extension_days``: the maximum extension
    period. ``hand_over_days``: to hand the case over, after that period. ``file_days``:
    to file the claim. ``waiting``: until the insurer pays. ``term_days``: the longest
    term of payment that he covers, from the invoice. ``discretionary``: the limit that
    needs no decision of his; ``least_claim``: below it nothing is paid. Both are in the
    currency of the contract. ``with_not_due``: notices list what is not due yet too.
    """

    percent: Decimal
    extension_days: int | None = None
    extension_from: Basis = Basis.DUE
    notify_days: int | None = None
    notify_from: Start = Start.EXTENSION
    hand_over_days: int | None = None
    file_days: int | None = None
    file_from: Start = Start.DUE
    waiting: int | None = None
    waiting_unit: Unit = Unit.MONTHS
    waits_from: Waits = Waits.FILED
    stops_on: StopsOn = StopsOn.EXTENSION
    term_days: int | None = None
    excluded: tuple[Excluded, ...] = ()
    discretionary: Decimal = ZERO
    least_claim: Decimal = ZERO
    sharing: Sharing = Sharing.PERCENT
    with_not_due: bool = True


def missing_clocks(contract: Contract) -> tuple[str, ...]:
    """Return the fields without which no day of a contract can be said.

    A contract that is handed over need not be filed, if the waiting time runs from
    there.

    >>> missing_clocks(Contract(Decimal(90), extension_days=60, waiting=5))
    ('notify_days', 'file_days')
    """
    needed = ["extension_days", "notify_days", "waiting"]
    if contract.waits_from is Waits.HANDED_OVER:
        needed.append("hand_over_days")
    else:
        needed.append("file_days")
    missing = [one for one in needed if getattr(contract, one) is None]
    order = Contract._fields
    return tuple(sorted(missing, key=order.index))


def is_share(percent: Decimal) -> bool:
    """Tell whether a percentage insures something, and no more than all."""
    return ZERO < percent <= HUNDRED
