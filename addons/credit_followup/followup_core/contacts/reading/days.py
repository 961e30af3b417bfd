"""The days that are named by words: tomorrow, on Friday, in ten days, next week."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from ..words import LANGUAGES
from ..words.rule import Language, When, expanded

_WEEK = 7
# The last day of a week on which people work: who promises a week means it whole.
_FRIDAY = 4

# A day where it lies before the mail, and where it lies after it.
Sides = tuple[date | None, date | None]
Spoken = tuple[int, int, date | None, date | None]


def spoken(text: str, language: Language, base: date) -> Iterator[Spoken]:
    """Yield the days that a folded sentence names by words: start, end and both sides.

    Weekdays are read in all languages, words such as "tomorrow" in the one only.
    """
    for when, regex in _phrases(language.code):
        for match in regex.finditer(text):
            yield (*match.span(), *_when(when, match, base))
    for match in _weekday().finditer(text):
        away = (_number_of(match[0]) - base.weekday()) % _WEEK
        yield (*match.span(), _moved(base, away - _WEEK), _moved(base, away or _WEEK))


def on_sides(day: date | None, base: date) -> Sides:
    """Return a day on the side where it lies; the day itself lies on both."""
    if day is None:
        return None, None
    return day if day <= base else None, day if day >= base else None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _when(when: When, match: re.Match[str], base: date) -> Sides:
    if when in _FIXED:
        return on_sides(_moved(base, _FIXED[when]), base)
    if when in _COUNTED:
        return on_sides(_moved(base, _COUNTED[when] * _count(match["n"])), base)
    if when in (When.LAST_WEEKDAY, When.WEEKDAY_OF_NEXT_WEEK):
        return _named_weekday(when, _number_of(match["weekday"]), base)
    if when in (When.THIS_WEEK, When.NEXT_WEEK):
        return None, _friday(base, when is When.NEXT_WEEK)
    return None, _month_end(base, when is When.NEXT_MONTH)


_FIXED = {
    When.TODAY: 0,
    When.TOMORROW: 1,
    When.AFTER_TOMORROW: 2,
    When.YESTERDAY: -1,
    When.BEFORE_YESTERDAY: -2,
}
_COUNTED = {
    When.IN_DAYS: 1,
    When.IN_WEEKS: _WEEK,
    When.DAYS_AGO: -1,
    When.WEEKS_AGO: -_WEEK,
}


def _named_weekday(when: When, number: int, base: date) -> Sides:
    """Return last Friday, or the Friday of the next week, which begins on Monday."""
    away = number - base.weekday()
    if when is When.LAST_WEEKDAY:
        return _moved(base, away % _WEEK - _WEEK), None
    return None, _moved(base, away + _WEEK)


def _friday(base: date, is_next: bool) -> date | None:
    """Return the Friday of this week or the next; on a weekend this week is over."""
    away = _FRIDAY - base.weekday()
    if is_next or away < 0:
        away += _WEEK
    return _moved(base, away)


def _month_end(base: date, is_next: bool) -> date | None:
    year, month = divmod(base.year * 12 + base.month - 1 + is_next, 12)
    if year > date.max.year:
        return None
    return date(year, month + 1, monthrange(year, month + 1)[1])


def _count(word: str) -> int:
    """Return a number in digits or in words."""
    if word[0].isdecimal():
        return int(word)
    found = (
        count
        for language in LANGUAGES.values()
        for count, phrase in enumerate(language.times.numbers, 1)
        if re.fullmatch(phrase, word)
    )
    return next(found)


@cache
def _phrases(code: str) -> tuple[tuple[When, re.Pattern[str]], ...]:
    language = LANGUAGES[code]
    number = f"(?P<n>[0-9]{{1,3}}|{'|'.join(language.times.numbers)})"
    weekday = f"(?P<weekday>{'|'.join(language.times.weekdays)})"
    return tuple(
        (when, re.compile(rf"(?<!\w)(?:{_filled(phrase, number, weekday)})(?!\w)"))
        for when, phrases in language.times.days
        for phrase in phrases
    )


def _filled(phrase: str, number: str, weekday: str) -> str:
    return expanded(phrase.replace("{n}", number).replace("{weekday}", weekday))


@cache
def _weekday() -> re.Pattern[str]:
    words = [word for one in LANGUAGES.values() for word in one.times.weekdays]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


@cache
def _number_of(word: str) -> int:
    """Return which day of the week a word names, 0 for Monday."""
    for language in LANGUAGES.values():
        for number, phrase in enumerate(language.times.weekdays):
            if re.fullmatch(phrase, word):
                return number
    raise ValueError(word)
