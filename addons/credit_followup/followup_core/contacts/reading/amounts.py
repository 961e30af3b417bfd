"""The amounts in a sentence: with their currency, or equal to what is open."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...money import CURRENCIES, decimals, unit

_NUMBER = re.compile(
    r"(?<![0-9.,/'-])(?:[0-9]{1,3}(?:[ .,'][0-9]{3}){1,4}|[0-9]{1,12})"
    r"(?:[.,][0-9]{1,4})?(?:[.,]-{1,2})?(?![0-9/%]|[.,'-][0-9])"
)
_SIGNS = {"EUR": ("€", "euros?"), "GBP": ("£", "pounds?"), "USD": (r"\$", "dollars?")}
_CODES = "|".join(sorted(code.lower() for code in CURRENCIES))
_ANY_BEFORE = re.compile(rf"(?:[€£$]|(?<!\w)(?:{_CODES})) ?$")
_ANY_AFTER = re.compile(rf" ?(?:[€£$]|(?:{_CODES}|euros?|dollars?|pounds?)(?!\w))")
_LONGEST_MARK = 9
_GROUP = 3


class Sum(NamedTuple):
    """An amount, from its first to its last letter, the currency included."""

    start: int
    end: int
    amount: Decimal


def sums(text: str, currency: str, open_amounts: Sequence[Decimal]) -> Iterator[Sum]:
    """Yield the amounts of a folded sentence.

    A number without a currency is one only if just that is open: it may be anything.

    >>> [str(one.amount) for one in sums("eur 1.210,00 of 99", "EUR", [])]
    ['1210.00']
    """
    wanted = {*open_amounts, sum(open_amounts, Decimal(0))}
    for number in _NUMBER.finditer(text):
        start, end = _marked(text, number, currency)
        is_marked = (start, end) != number.span()
        if not is_marked and _is_else(text, number):
            continue
        values = readings(number[0], currency)
        chosen = values & wanted or (values if is_marked else set())
        if len(chosen) == 1 and max(chosen) > 0:
            yield Sum(start, end, chosen.pop())


def bare(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the numbers that stand by themselves, and whether a currency is beside.

    >>> [(one[0], foreign) for one, foreign in bare("500 or 7th of 600 usd")]
    [('500', False), ('600', True)]
    """
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        is_money = _has_currency(text, number)
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        if is_money or not any(one.isalnum() or one == ":" for one in beside):
            yield number, is_money


def readings(number: str, currency: str) -> set[Decimal]:
    """Return what a written number may mean: two things only where decimals are three.

    >>> readings("1.234", "EUR"), readings("1,2", "EUR")
    ({Decimal('1234.00')}, {Decimal('1.20')})
    """
    plain = number.rstrip(",.-").replace(" ", "").replace("'", "")
    cut = max(plain.rfind("."), plain.rfind(","))
    places = decimals(currency)
    found = []
    if cut < 0 or len(plain) - cut - 1 == _GROUP:
        found.append(plain)
    if cut >= 0 and (len(plain) - cut - 1 != _GROUP or places == _GROUP):
        whole, fraction = plain[:cut], plain[cut + 1 :]
        if plain[cut] not in whole:
            found.append(f"{whole}x{fraction}")
    return {exact for one in found if (exact := _exact(one, currency)) is not None}


def _exact(written: str, currency: str) -> Decimal | None:
    """Return an amount of the currency; None if it has no unit so small."""
    digits = written.replace(".", "").replace(",", "").replace("x", ".")
    amount = Decimal(digits)
    rounded = amount.quantize(unit(currency))
    return rounded if rounded == amount else None


def _marked(text: str, number: re.Match[str], currency: str) -> tuple[int, int]:
    """Return where the number stands together with the currency beside it."""
    signs = "|".join((currency.lower(), *_SIGNS.get(currency, ())))
    start, end = number.span()
    before = re.search(rf"(?<!\w)(?:{signs}) ?$", text[max(0, start - 9) : start])
    after = re.match(rf" ?(?:{signs})(?!\w)", text[end : end + _LONGEST_MARK])
    return start - (len(before[0]) if before else 0), end + (
        after.end() if after else 0
    )


def _is_else(text: str, number: re.Match[str]) -> bool:
    """Tell whether a number without our currency is a part of something else."""
    start, end = number.span()
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return True
    return _has_currency(text, number)


def _has_currency(text: str, number: re.Match[str]) -> bool:
    start, end = number.span()
    before = text[max(0, start - _LONGEST_MARK) : start]
    after = text[end : end + _LONGEST_MARK]
    return bool(_ANY_BEFORE.search(before) or _ANY_AFTER.match(after))
