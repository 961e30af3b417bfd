"""National rates that follow from a bank's key rate, by their published rule.

A half-year is derived only when the file that was read reaches its first day: what the
bank decides until then is not known. Which rates follow, and how, is law: each country
says it in its own file.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from .table import Confidence, Period, Rate, half_year, next_half_year

HALF_POINT = Decimal("0.5")


class Derivation(NamedTuple):
    """A series, and the rule that gives its percent from the key rate's.

    ``since`` is the first half-year in which the rule holds.
    """

    series: str
    rule: Callable[[Decimal], Decimal]
    period: Period = Period.HALF_YEAR
    since: date = date.min


def points_above(points: int) -> Callable[[Decimal], Decimal]:
    """Return the rule of so many percentage points above the key rate.

    >>> points_above(8)(Decimal("2.15"))
    Decimal('10.15')
    """
    return lambda key_rate: key_rate + points


def ceil_half(percent: Decimal) -> Decimal:
    """Round up to the next half point.

    >>> ceil_half(Decimal("12.25"))
    Decimal('12.50')
    """
    steps = (percent / HALF_POINT).to_integral_value(ROUND_CEILING)
    return (steps * HALF_POINT).quantize(Decimal("0.01"))


def derive(
    key_rates: Sequence[tuple[date, Decimal]],
    known_until: date,
    source: str,
    derivations: Iterable[Derivation],
    since: date = date.min,
) -> list[Rate]:
    """Return the rates of every half-year that the key rates decide.

    :param key_rates: the key rate in percent from a day on, in order
    :param known_until: the last day of which the file speaks
    :param since: the first half-year that is derived; older ones stay as loaded
    """
    rules = tuple(derivations)
    starts = [day for day, _percent in key_rates]
    found = []
    first = max(since, next_half_year(starts[0]) if starts else date.max)
    while first <= known_until:
        _day, key_rate = key_rates[bisect_right(starts, first) - 1]
        found += [
            _rate(one, first, key_rate, source) for one in rules if one.since <= first
        ]
        first = next_half_year(first)
    return found


def _rate(one: Derivation, first: date, key_rate: Decimal, source: str) -> Rate:
    assert first == half_year(first)
    percent = one.rule(key_rate)
    return Rate(one.series, first, percent, one.period, source, Confidence.DERIVED)
