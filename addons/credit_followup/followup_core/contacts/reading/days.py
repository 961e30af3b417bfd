"""The days that are named by words: tomorrow, on Friday, in ten days, next week."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from ..words import LANGUAGES
from ..words.rule import Language, Phrases, When, expanded

_WEEK = 7
# The last day of a week on which people work: who promises a week means it whole.
_FRIDAY = 4
# Of three months in a row one has each day from 1 to 31.
_FEW_MONTHS = 2

# What is counted behind a number: money, hours, papers.
_UNITS = (
    "eur|euros?|usd|dollars?|gbp|pounds?|chf|h|am|pm|u|uur|uhr|heures?|o'clock"
    "|per ?cent|pour ?cent|pro[cz]ent|invoices?|factures?|facturen|factuur"
    "|rechnung(?:en)?"
)

# A day where it lies before the mail, and where it lies after it.
Sides = tuple[date | None, date | None]
Spoken = tuple[int, int, date | None, date | None]


def spoken(text: str, language: Language, base: date) -> Iterator[Spoken]:
    """Yield the days that a folded sentence names by words: start, end and both sides.

    Weekdays are read in all languages, words such as "tomorrow" in the one only.
    """
    for when, regex in _phrases(language.code):
        for match in regex.finditer(text):
            if when is When.WEEKDAY_AND_DAY and _goes_on().match(text, match.end()):
                continue
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
    if when in _DAYS:
        times = _count(match["n"]) if when in _COUNTED else 1
        return on_sides(_moved(base, _DAYS[when] * times), base)
    if when in _MONTHS:
        return on_sides(_of_month(base, _MONTHS[when], int(match["day"])), base)
    if when in _WEEKDAYS:
        return _named_weekday(when, match, base)
    if when in (When.THIS_WEEK, When.NEXT_WEEK):
        return None, _friday(base, when is When.NEXT_WEEK)
    if when in (When.THIS_MONTH, When.NEXT_MONTH):
        return None, _month_end(base, when is When.NEXT_MONTH)
    return None, None


_DAYS = {
    When.TODAY: 0,
    When.TOMORROW: 1,
    When.AFTER_TOMORROW: 2,
    When.YESTERDAY: -1,
    When.BEFORE_YESTERDAY: -2,
    When.IN_DAYS: 1,
    When.IN_WEEKS: _WEEK,
    When.DAYS_AGO: -1,
    When.WEEKS_AGO: -_WEEK,
}
_COUNTED = (When.IN_DAYS, When.IN_WEEKS, When.DAYS_AGO, When.WEEKS_AGO)
_WEEKDAYS = (When.LAST_WEEKDAY, When.WEEKDAY_OF_NEXT_WEEK, When.WEEKDAY_AND_DAY)
_MONTHS = {When.DAY_OF_THIS_MONTH: 0, When.DAY_OF_NEXT_MONTH: 1}


def _weekday_and_day(weekday: int, number: int, base: date) -> Sides:
    """Return Friday the 13th; no day where the nearest 13th is no Friday."""
    months = range(-_FEW_MONTHS, _FEW_MONTHS + 1)
    days = [day for more in months if (day := _of_month(base, more, number))]
    past = max((day for day in days if day <= base), default=None)
    ahead = min((day for day in days if day >= base), default=None)
    return (
        past if past and past.weekday() == weekday else None,
        ahead if ahead and ahead.weekday() == weekday else None,
    )


def _of_month(base: date, more: int, number: int) -> date | None:
    """Return a day of the month so many months away, if it has that day."""
    year, month = divmod(base.year * 12 + base.month - 1 + more, 12)
    try:
        return date(year, month + 1, number)
    except ValueError:
        return None


def _named_weekday(when: When, match: re.Match[str], base: date) -> Sides:
    """Return last Friday, or the Friday of the next week, which begins on Monday."""
    number = _number_of(match["weekday"])
    if when is When.WEEKDAY_AND_DAY:
        return _weekday_and_day(number, int(match["day"]), base)
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
        for count, phrase in enumerate(language.times.calendar.numbers, 1)
        if re.fullmatch(phrase, word)
    )
    return next(found)


@cache
def _phrases(code: str) -> tuple[tuple[When, re.Pattern[str]], ...]:
    language = LANGUAGES[code]
    said = {
        "{n}": f"(?P<n>[0-9]{{1,3}}|{'|'.join(language.times.calendar.numbers)})",
        "{day}": "(?<![.,/-])(?P<day>[0-9]{1,2})",
        "{weekday}": f"(?P<weekday>{'|'.join(language.times.calendar.weekdays)})",
    }
    return tuple(
        (when, re.compile(rf"(?<!\w)(?:{_filled(phrase, said)})(?!\w)"))
        for when, phrases in language.times.days
        for phrase in phrases
    )


def _filled(phrase: str, said: Mapping[str, str]) -> str:
    for mark, regex in said.items():
        phrase = phrase.replace(mark, regex)
    return expanded(phrase)


@cache
def _goes_on() -> re.Pattern[str]:
    """Return what stands behind a number that is no day: an amount, a time, a month."""
    months = "|".join(
        sorted(
            {name for one in LANGUAGES.values() for name in one.times.calendar.months}
        )
    )
    return re.compile(
        r"[.:/,-] ?[0-9]| [0-9]{3}(?![0-9])|[ -]?[%€£$]"
        rf"|\.? ?(?:(?:of|de|van) |d')?(?:{months})(?!\w)"
        rf"| ?(?:{_UNITS})(?!\w)"
    )


def weekdays() -> Phrases:
    """Return what weekdays are called, in all languages."""
    return tuple(
        word for one in LANGUAGES.values() for word in one.times.calendar.weekdays
    )


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(weekdays())})(?!\w)")


@cache
def _number_of(word: str) -> int:
    """Return which day of the week a word names, 0 for Monday."""
    for language in LANGUAGES.values():
        for number, phrase in enumerate(language.times.calendar.weekdays):
            if re.fullmatch(phrase, word):
                return number
    raise ValueError(word)
