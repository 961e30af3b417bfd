"""Which parts of a debt a promise names: no amount is better than a wrong one."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import NamedTuple

from ..words.rule import Language, Phrases, expanded, pattern
from .amounts import bare, readings, sums
from .dates import Mention
from .hits import Hit
from .records import Reply

# With cents and without groups it is an amount: no invoice has such a number.
_PLAIN = re.compile(r"[0-9]{1,9}[.,][0-9]{2}")
_AFTER_THE_VERB = re.compile(r" (?:(?:you|vous|u|jullie|ihnen|only) )?")
# A number of hours, and one of a day: "on the 13".
_UNIT = re.compile(
    r"(?: \w+)? ?(?:days?|weeks?|months?|hours?|times|jours?|semaines?|mois|heures?"
    r"|fois|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|keer|uur|tage?n?|wochen?|monate?n?"
    r"|mal|uhr|o'clock|am|pm|h|u)(?!\w)"
)
_OF_A_DAY = re.compile(
    r"(?<!\w)(?:on|by|before|until|the|at|le|du|au|avant|a|op|de|voor|tegen|tot|om|am"
    r"|bis|zum|vor|den|dem|um) $"
)
_LAST_DAY = 31
# What stands between two amounts that are paid together.
_LISTED = re.compile(
    r",? ?(?:(?:and|et|en|und|plus|or|ou|of|oder|to|tot|bis|a|then)|[&+/-])?(?: \w+)? ?"
)
_OF = re.compile(r"(?: \w+)? (?:of|de|du|des|d'|van|von|der|aus)(?: \w+)? ?|d'")
_NEAR = 40
_TWO = 2


class Kind(Enum):
    """How a part is said: an amount, a share, other words, a number by itself."""

    SUM = "sum"
    SHARE = "share"
    SOME = "some"
    BALANCE = "balance"
    NUMBER = "number"


class Part(NamedTuple):
    """Words or a number that say what is paid; no amount where it is not sure."""

    start: int
    end: int
    kind: Kind
    amount: Decimal | None = None


def parts(
    text: str, hit: Hit, days: list[Mention], language: Language, reply: Reply
) -> list[Part]:
    """Return what a promise says that is paid, in the order of the folded sentence.

    :param days: all days that the sentence names, documents' among them
    """
    said = language.parts
    found = [
        Part(one.start, one.end, Kind.SUM, one.amount)
        for one in sums(text, reply.currency, reply.open_amounts)
    ]
    for kind, phrases in (
        (Kind.SHARE, said.shares),
        (Kind.SOME, said.some),
        (Kind.BALANCE, said.balance),
    ):
        words = pattern(phrases).finditer(text)
        found += [Part(*match.span(), kind) for match in words]
    taken = [one[:2] for one in found] + [(one.start, one.end) for one in days]
    for number in _numbers(text, hit, language, reply):
        if not any(start < number.end and number.start < end for start, end in taken):
            found.append(number)
    own = [one for one in found if hit.first <= one.start and one.end <= hit.last]
    return sorted(own, key=lambda one: one[:2])


def _numbers(text: str, hit: Hit, language: Language, reply: Reply) -> Iterator[Part]:
    """Yield the numbers without our currency in the clause of a promise."""
    owed, is_one = sum(reply.open_amounts), len(reply.open_amounts) == 1
    for number, is_foreign in bare(text):
        start, end = number.span()
        if start < hit.clause.start or end > hit.clause.end:
            continue
        values = readings(number[0], reply.currency)
        if is_foreign:
            yield Part(start, end, Kind.NUMBER)
        elif not _is_else(text, number, language, is_one):
            is_plain = _PLAIN.fullmatch(number[0]) and _is_told(text, hit, start, end)
            fits = [one for one in values if one <= owed]
            if fits or not is_one:
                sure = fits[0] if is_plain and fits else None
                yield Part(start, end, Kind.NUMBER, sure)


def _is_else(
    text: str, number: re.Match[str], language: Language, is_one: bool
) -> bool:
    """Tell whether a number is none of money: an hour's, a day's, an account's.

    The number of an invoice is a part where others are open too.
    """
    before = text[max(0, number.start() - _NEAR) : number.start()]
    if _UNIT.match(text, number.end()) or _ends_in(language.parts.others, before):
        return True
    if number[0].isdecimal() and int(number[0]) <= _LAST_DAY:
        if _OF_A_DAY.search(before):
            return True
    return is_one and _ends_in(language.parts.papers, before)


def _is_told(text: str, hit: Hit, start: int, end: int) -> bool:
    """Tell whether a number stands just behind the verb, or within its words."""
    is_within = hit.start < start and end <= hit.end
    return is_within or bool(_AFTER_THE_VERB.fullmatch(text[hit.end : start]))


def _ends_in(phrases: Phrases, before: str) -> bool:
    return bool(_at_the_end(phrases).search(before))


@cache
def _at_the_end(phrases: Phrases) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(expanded, phrases))})[.:#°]? ?$")


def by_day(
    found: list[Part], days: list[Mention], hit: Hit
) -> list[tuple[Mention, Part]]:
    """Return the days to come that have a part each; none where they are not two."""
    ahead = [one for one in days if one.ahead]
    if not found or len({one.ahead for one in ahead}) < _TWO:
        return []
    between = [one for one in found if ahead[0].end <= one.start < ahead[-1].start]
    if found[0].start < ahead[0].start:
        edges = [hit.first, *(one.end for one in ahead)]
    elif found[-1].start < ahead[-1].start and len(between) >= len(ahead):
        # "On Friday half, the rest on 20 March."
        return list(zip(ahead, between, strict=False))
    else:
        edges = [*(one.start for one in ahead), hit.last]
    split = []
    for day, start, end in zip(ahead, edges, edges[1:], strict=False):
        own = [one for one in found if start <= one.start and one.end <= end]
        if own:
            split.append((day, max(own, key=lambda one: one.amount is not None)))
    return split if len({day.ahead for day, _part in split}) >= _TWO else []


def of_one_day(
    amount: Part | None, found: list[Part], text: str, owed: Decimal
) -> tuple[Part | None, bool]:
    """Return what is promised for a day, and whether that is a part.

    :param amount: the amount that stands nearest, where there is one
    :param owed: all that is open
    """
    words = [one for one in found if one.kind in (Kind.SHARE, Kind.SOME)]
    numbers = [one for one in found if one.kind is Kind.NUMBER]
    if amount is None:
        sure = numbers[0] if len(numbers) == 1 and numbers[0].amount else None
        return sure, bool(words or numbers)
    if words and amount.amount == owed:
        return None, True
    for one in found:
        between = text[min(one.end, amount.end) : max(one.start, amount.start)]
        is_share = one.kind is Kind.SHARE and one.end <= amount.start
        if is_share and _OF.fullmatch(between):
            return None, True
        is_other = one.kind in (Kind.SUM, Kind.NUMBER) and one[:2] != amount[:2]
        if is_other and one.amount != owed and _LISTED.fullmatch(between):
            return None, True
    return amount, bool(words)
