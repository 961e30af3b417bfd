"""The days that a sentence names.

The day stands before the month, unless an English month is written first. A day that
is not in the calendar is no day, and no other one is guessed.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from ..words import LANGUAGES
from ..words.rule import Language
from .days import Sides, on_sides, spoken, weekdays

_CENTURY = 2000
_SHORT_YEAR = 2
# What stands between a weekday and its date: "Friday, the 13th of March".
_TO_ITS_DATE = re.compile(
    r"[.,]? ?\(?(?:(?:on(?: the)?|the|le|op|de|am|de[mn]) )?|\.|, ?"
)


class Mention(NamedTuple):
    """A day as it is written: which one, where it lies before the mail, and after it.

    Of a day without a year the nearest on each side; both None where it does not exist.
    """

    start: int
    end: int
    past: date | None
    ahead: date | None


def mentions(text: str, language: Language, base: date) -> list[Mention]:
    """Return the days that a folded sentence names, in their order.

    :param language: whose words for "today" and "next week" are read: others' are not,
        because ``hier`` is a day in one language and a place in two
    :param base: the day from which is counted
    """
    found = [
        Mention(*match.span("at"), *_sides(match, base))
        for regex in _written()
        for match in regex.finditer(text)
    ]
    found += [Mention(*one) for one in spoken(text, language, base)]
    kept: list[Mention] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and _is_weekday_of(text, kept[-1], one):
            # "Friday 6 March": the date is meant, the weekday is said with it.
            kept[-1] = one._replace(start=kept[-1].start)
        elif not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _is_weekday_of(text: str, before: Mention, one: Mention) -> bool:
    """Tell whether a mention is the date of the weekday just before it."""
    between = text[before.end : one.start]
    has_number = any(map(str.isdigit, text[one.start : one.end]))
    is_word = not any(map(str.isdigit, text[before.start : before.end]))
    return is_word and has_number and bool(_TO_ITS_DATE.fullmatch(between))


def _sides(match: re.Match[str], base: date) -> Sides:
    """Return the day of a date; its year may be missing, or its day too."""
    parts = match.groupdict()
    name = parts.get("name")
    month = _months()[name] if name else int(parts["month"])
    number = int(parts["day"]) if parts.get("day") else None
    year = parts.get("year")
    if year:
        full = int(year) + (_CENTURY if len(year) == _SHORT_YEAR else 0)
        return on_sides(_day(full, month, number), base)
    near = [_day(base.year + more, month, number) for more in (-1, 0, 1)]
    known = [one for one in near if one]
    return (
        max((one for one in known if one <= base), default=None),
        min((one for one in known if one >= base), default=None),
    )


def _day(year: int, month: int, number: int | None) -> date | None:
    """Return a day, the month's last where none is given; None if there is none."""
    try:
        return date(year, month, number or monthrange(year, month)[1])
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        name: month
        for language in LANGUAGES.values()
        for name, month in language.times.calendar.months.items()
    }


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    """Return the forms of dates that are written alike in all languages."""
    names, first = _any(_months()), _any(LANGUAGES["en"].times.calendar.months)
    day, month, year = (
        r"(?P<day>[0-9]{1,2})",
        r"(?P<month>[0-9]{1,2})",
        r"(?P<year>[0-9]{4}|[0-9]{2})",
    )
    # A number in parts is a date without a year only where a word says so.
    said = "on|by|before|until|till|le|du|au|avant|op|voor|tot|am|bis|zum|vom|den|ab"
    weekday = rf"(?:{_any(weekdays())})[.,]? \(?"
    named = rf"(?P<name>{names})(?:\.(?=,? [0-9]))?"
    ordinal = r"(?:(?:st|nd|rd|th|er|ste|de|e)?(?: of| de)?[ -]|\. ?)"
    ends = "end of|fin(?: du mois)?(?: de| d')?|einde?(?: van)?|ende"
    long_year = r"(?P<year>[0-9]{4})"
    forms = (
        rf"(?<![\w/.-])(?P<at>{long_year}([-/.]){month}\3{day})(?![\w/-]|\.[0-9])",
        rf"(?<![\w/.,-])(?P<at>{day}([./-]) ?{month}\3 ?{year})(?![\w/]|[.,-][0-9])",
        (
            rf"(?<!\w)(?:{weekday}|(?:{said}) )(?:the )?"
            rf"(?P<at>{day}/{month})(?![\w/]|[.,-][0-9])"
        ),
        (
            rf"(?<!\w)(?:{weekday}|(?:{said}) )(?:dem |den )?"
            rf"(?P<at>{day}\. ?{month}\.)(?! ?[0-9])"
        ),
        (
            rf"(?<![\w/.,])(?P<at>{day}{ordinal}"
            rf"{named}(?:,?[ -]{long_year})?)(?!\w)"
        ),
        (
            rf"(?<!\w)(?P<at>(?P<name>{first})\.? (?:the )?{day}(?:st|nd|rd|th)?"
            rf"(?:,? {long_year})?)(?![\w/]|[.,-][0-9])"
        ),
        (
            rf"(?<!\w)(?P<at>(?:{ends}) ?"
            rf"{named}(?: {long_year})?)(?!\w)"
        ),
    )
    return tuple(map(re.compile, forms))


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
