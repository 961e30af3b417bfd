"""National rates that follow from the key rate of the European Central Bank.

By their published rule: the main refinancing rate of 1 January or 1 July plus points,
in Belgium rounded up to the next half point. A half-year is derived only when the file
that was read reaches its first day: what the bank decides until then is not known.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal

from .table import Confidence, Period, Rate, half_year, next_half_year

MRO = "ecb_mro"
EIGHT, TEN = Decimal(8), Decimal(10)
HALF_POINT = Decimal("0.5")
# Directive 2011/7/EU, art. 2 (7), applies since then; older half-years stay as loaded.
FIRST_HALF_YEAR = date(2013, 7, 1)


def ceil_half(percent: Decimal) -> Decimal:
    """Round up to the next half point (Belgian law of 2 August 2002, art. 5).

    >>> ceil_half(Decimal("12.25"))
    Decimal('12.50')
    """
    steps = (percent / HALF_POINT).to_integral_value(ROUND_CEILING)
    return (steps * HALF_POINT).quantize(Decimal("0.01"))


RULES: dict[str, Callable[[Decimal], Decimal]] = {
    "ecb_ref_semester": lambda mro: mro,
    "be_b2b": lambda mro: ceil_half(mro + EIGHT),
    "es_b2b": lambda mro: mro + EIGHT,
    "fr_b2b_default_ecb_plus_10": lambda mro: mro + TEN,
    "fr_public_ecb_plus_8": lambda mro: mro + EIGHT,
    "it_b2b_231_2002": lambda mro: mro + EIGHT,
    "lu_b2b": lambda mro: mro + EIGHT,
    "nl_handelsrente": lambda mro: mro + EIGHT,
}
_CHANGING = frozenset({"nl_handelsrente"})


def derive(
    key_rates: Sequence[tuple[date, Decimal]], known_until: date, source: str
) -> list[Rate]:
    """Return the rates of every half-year that the key rates decide.

    :param key_rates: the main refinancing rate in percent from a day on, in order
    :param known_until: the last day of which the file speaks
    """
    starts = [day for day, _percent in key_rates]
    found = []
    first = max(FIRST_HALF_YEAR, next_half_year(starts[0]) if starts else date.max)
    while first <= known_until:
        _day, mro = key_rates[bisect_right(starts, first) - 1]
        found += [_rate(name, first, rule(mro), source) for name, rule in RULES.items()]
        first = next_half_year(first)
    return found


def _rate(name: str, first: date, percent: Decimal, source: str) -> Rate:
    assert first == half_year(first)
    period = Period.CHANGE if name in _CHANGING else Period.HALF_YEAR
    return Rate(name, first, percent, period, source, Confidence.DERIVED)
