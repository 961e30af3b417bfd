"""What may be written off, why, and what of it is tax."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..money import half_up

ZERO = Decimal(0)


class Ground(str, Enum):
    """Why a debt is written off, the surest first.

    ``LIMITATION``: it is barred. ``INSOLVENCY``: the proceedings ended and nothing is
    to come. ``CERTIFICATE``: whoever collected certifies that nothing can be had.
    ``RESIDUE``: so little is left that asking costs more. ``AGE``: it is as old as the
    company's rule says. ``OTHER``: a person's own reason.
    """

    LIMITATION = "limitation"
    INSOLVENCY = "insolvency"
    CERTIFICATE = "certificate"
    RESIDUE = "residue"
    AGE = "age"
    OTHER = "other"


class Obstacle(str, Enum):
    """Why a debt may not be written off now.

    ``NOTHING_OPEN``: it is paid. ``PLACED``: an agency has it, and would collect what
    the books do not know any more. ``DISPUTED``: nobody has decided what is owed.
    ``PROMISED``: an instalment agreement or a promise runs. ``AT_COURT``: a case of it
    runs. ``PROPOSED``: somebody proposed it already.
    """

    NOTHING_OPEN = "nothing_open"
    PLACED = "placed"
    DISPUTED = "disputed"
    PROMISED = "promised"
    AT_COURT = "at_court"
    PROPOSED = "proposed"


class Tax(NamedTuple):
    """A tax of an invoice: its key, and what of the invoice's total it is.

    ``is_waiting``: it falls due once the invoice is paid, so that nobody lost it.
    """

    key: str
    amount: Decimal
    is_waiting: bool = False


class Debt(NamedTuple):
    """An open item, in one currency with the rules.

    ``amount``: what is open. ``original``: of the item when it was made. ``last_on``:
    the last day on which it could be claimed, None where no law says so.
    ``insolvency_closed_on``: the proceedings ended on that day and nothing is to come.
    ``certified_on``: the day of a certificate that nothing can be had.
    """

    amount: Decimal
    original: Decimal
    due_on: date | None = None
    last_on: date | None = None
    insolvency_closed_on: date | None = None
    certified_on: date | None = None
    is_placed: bool = False
    is_disputed: bool = False
    is_promised: bool = False
    is_at_court: bool = False
    is_proposed: bool = False


class Rules(NamedTuple):
    """What a company writes off: zero and None stand for never.

    ``residue``: the most that is left of an item that was paid in part.
    ``after_days``: late, from which day on age is a ground.
    """

    residue: Decimal = ZERO
    after_days: int | None = None


class Parts(NamedTuple):
    """What of an amount is loss, and what is tax, in the order of the taxes."""

    net: Decimal
    taxes: tuple[Tax, ...]


def obstacle(debt: Debt) -> Obstacle | None:
    """Return what forbids to write a debt off, the gravest first."""
    found = (
        (debt.amount <= 0, Obstacle.NOTHING_OPEN),
        (debt.is_placed, Obstacle.PLACED),
        (debt.is_disputed, Obstacle.DISPUTED),
        (debt.is_promised, Obstacle.PROMISED),
        (debt.is_at_court, Obstacle.AT_COURT),
        (debt.is_proposed, Obstacle.PROPOSED),
    )
    return next((why for holds, why in found if holds), None)


def ground(debt: Debt, as_of: date, rules: Rules) -> Ground | None:
    """Return the surest ground on which a debt is proposed, None where there is none.

    A day that is still to come is no ground: a debt is barred on the day after its last
    one.

    >>> debt = Debt(Decimal("0.40"), Decimal("100.00"), date(2026, 1, 31))
    >>> ground(debt, date(2026, 2, 1), Rules(residue=Decimal("0.50"))).value
    'residue'
    """
    grounds = (
        (debt.last_on is not None and debt.last_on < as_of, Ground.LIMITATION),
        (_is_past(debt.insolvency_closed_on, as_of), Ground.INSOLVENCY),
        (_is_past(debt.certified_on, as_of), Ground.CERTIFICATE),
        (_is_residue(debt, as_of, rules), Ground.RESIDUE),
        (_is_old(debt, as_of, rules), Ground.AGE),
    )
    return next((why for holds, why in grounds if holds), None)


def needs_second(amount: Decimal, before: Decimal, limit: Decimal) -> bool:
    """Tell whether a second person approves: what is given up for one customer counts.

    :param before: what was written off for him within a year
    :param limit: the most that one person writes off; at zero nobody does so alone
    """
    return amount + before > limit


def parts(
    amount: Decimal, total: Decimal, taxes: Sequence[Tax], smallest: Decimal
) -> Parts:
    """Split what is open of an invoice into the loss and its taxes, to the unit.

    Each tax has the share that it has of the invoice; the loss is what is left.

    :param total: of the invoice, taxes included, in the currency of the taxes

    >>> cent = Decimal("0.01")
    >>> found = parts(Decimal("60.50"), Decimal(121), [Tax("21", Decimal(21))], cent)
    >>> found.net, found.taxes[0].amount
    (Decimal('50.00'), Decimal('10.50'))
    """
    if total <= 0:
        return Parts(amount, ())
    shares = tuple(
        one._replace(amount=half_up(amount * one.amount / total, smallest))
        for one in taxes
    )
    return Parts(amount - sum_of(shares), shares)


def no_loss(taxes: Iterable[Tax], comes_back: bool) -> tuple[Tax, ...]:
    """Return the taxes that are no loss: what waits for the payment, and what returns.

    :param comes_back: the state gives back what was paid to it
    """
    return tuple(one for one in taxes if one.is_waiting or comes_back)


def sum_of(taxes: Iterable[Tax]) -> Decimal:
    """Return what taxes come to."""
    return sum((one.amount for one in taxes), ZERO)


def _is_past(day: date | None, as_of: date) -> bool:
    return day is not None and day <= as_of


def _is_residue(debt: Debt, as_of: date, rules: Rules) -> bool:
    """A small invoice that nobody has paid is no residue."""
    is_part = debt.amount < debt.original
    is_due = debt.due_on is None or debt.due_on < as_of
    return is_part and is_due and debt.amount <= rules.residue


def _is_old(debt: Debt, as_of: date, rules: Rules) -> bool:
    if rules.after_days is None or debt.due_on is None:
        return False
    return (as_of - debt.due_on).days >= rules.after_days
