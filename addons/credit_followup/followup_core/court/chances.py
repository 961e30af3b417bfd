"""Go or no-go: what each way would bring, beside each other. It decides nothing.

What a way brings is the amount times its success, and what comes back whatever happens,
less its cost. Success is what our own cases brought, where there are enough of them;
else the figure of whoever asks; without both, nothing is reckoned.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..money import half_up

ZERO = Decimal(0)
# A rate of fewer cases says more of luck than of the way.
LEAST_CASES = 10
# What was measured is told, and reckoned with, to a hundredth of a percent.
_MEASURED = Decimal("0.0001")


class Way(str, Enum):
    """What may be done with a debt."""

    COURT = "court"
    AGENCY = "agency"
    WRITE_OFF = "write_off"


class Rests(str, Enum):
    """On what a success rests."""

    OWN_RESULTS = "own_results"
    OWN_FIGURE = "own_figure"
    UNKNOWN = "unknown"


class Results(NamedTuple):
    """What own cases brought, in one currency: ``claimed``, ``recovered`` together."""

    cases: int
    claimed: Decimal
    recovered: Decimal


class Option(NamedTuple):
    """One way. ``figure``: the user's own, from 0 to 1.

    ``cost``: what it costs whatever happens; ``fee``: the share of what comes in that
    somebody keeps, from 0 to 1. ``sure``: what comes back whatever happens, as VAT.
    ``months``: until money is here.
    """

    way: Way
    figure: Decimal | None = None
    results: Results | None = None
    cost: Decimal = ZERO
    fee: Decimal = ZERO
    sure: Decimal = ZERO
    months: int | None = None


class Chance(NamedTuple):
    """What a way would bring.

    ``comes_in``: the amount times the success; ``fee``: what is kept of it; ``brings``:
    what is left with ``sure`` and without the cost, below zero where it costs more.
    All None where no success is known.
    """

    way: Way
    rests_on: Rests
    success: Decimal | None
    comes_in: Decimal | None
    fee: Decimal | None
    cost: Decimal
    sure: Decimal
    brings: Decimal | None
    months: int | None


def chances(
    amount: Decimal, options: Iterable[Option], smallest: Decimal
) -> tuple[Chance, ...]:
    """Return what each way would bring, in the order in which they were asked for.

    :param smallest: unit of the currency, to which each sum is rounded
    """
    return tuple(_chance(amount, one, smallest) for one in options)


def _chance(amount: Decimal, option: Option, smallest: Decimal) -> Chance:
    rests_on, success = _success(option)
    comes_in = fee = brings = None
    if success is not None:
        comes_in = half_up(amount * success, smallest)
        fee = half_up(comes_in * option.fee, smallest)
        brings = comes_in - fee + option.sure - option.cost
    return Chance(
        option.way,
        rests_on,
        success,
        comes_in,
        fee,
        option.cost,
        option.sure,
        brings,
        option.months,
    )


def _success(option: Option) -> tuple[Rests, Decimal | None]:
    """Return the success of a way: measured, or said.

    >>> results = Results(10, Decimal(400), Decimal(300))
    >>> _success(Option(Way.COURT, Decimal("0.5"), results))
    (<Rests.OWN_RESULTS: 'own_results'>, Decimal('0.7500'))
    >>> _success(Option(Way.COURT, Decimal("0.5"), results._replace(cases=9)))
    (<Rests.OWN_FIGURE: 'own_figure'>, Decimal('0.5'))
    """
    if option.way is Way.WRITE_OFF:
        return Rests.OWN_FIGURE, option.figure or ZERO
    own = option.results
    if own and own.cases >= LEAST_CASES and own.claimed > 0:
        measured = half_up(own.recovered / own.claimed, _MEASURED)
        return Rests.OWN_RESULTS, min(max(measured, ZERO), Decimal(1))
    if option.figure is not None:
        return Rests.OWN_FIGURE, option.figure
    return Rests.UNKNOWN, None
