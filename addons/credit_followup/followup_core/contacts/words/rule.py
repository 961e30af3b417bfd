"""What is known of a language, and how its phrases are written.

Phrases are regular expressions of text that is folded: small letters without accents,
one space between words. ``…`` stands for up to four words, ``……`` for up to twelve.
"""

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import NamedTuple

from ...people.promises import Means
from ..reading.records import Move

Phrases = tuple[str, ...]
# Bounded, so that no text takes longer than its length.
_FEW = r"(?: \S{1,60}){0,4} "
_MANY = r"(?: \S{1,60}){0,12} "


class When(str, Enum):
    """What a phrase of time means.

    ``{n}``, ``{day}`` (of a month) and ``{weekday}`` stand in the phrase. ``UNREAD``:
    a day that is not counted out, and no other one that its words might name.
    """

    TODAY = "today"
    TOMORROW = "tomorrow"
    AFTER_TOMORROW = "after_tomorrow"
    YESTERDAY = "yesterday"
    BEFORE_YESTERDAY = "before_yesterday"
    IN_DAYS = "in_days"
    IN_WEEKS = "in_weeks"
    DAYS_AGO = "days_ago"
    WEEKS_AGO = "weeks_ago"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    THIS_MONTH = "this_month"
    NEXT_MONTH = "next_month"
    LAST_WEEKDAY = "last_weekday"
    WEEKDAY_OF_NEXT_WEEK = "weekday_of_next_week"
    WEEKDAY_AND_DAY = "weekday_and_day"
    DAY_OF_THIS_MONTH = "day_of_this_month"
    DAY_OF_NEXT_MONTH = "day_of_next_month"
    UNREAD = "unread"


class Calendar(NamedTuple):
    """Names; ``weekdays`` from Monday on, ``numbers`` from one on."""

    months: Mapping[str, int]
    weekdays: Phrases
    numbers: Phrases


class Times(NamedTuple):
    """The words for days.

    ``away``: what stands before a day where another one is meant, as "two weeks from".
    """

    days: tuple[tuple[When, Phrases], ...]
    away: Phrases
    calendar: Calendar


class Denials(NamedTuple):
    """The words that deny.

    ``never`` denies any move; ``money`` a promise and a payment too, ``paid`` a payment
    alone. ``unsure``: what is guessed, hoped or was meant only.
    """

    never: Phrases
    money: Phrases
    paid: Phrases
    unsure: Phrases


class Parts(NamedTuple):
    """The words for less than everything.

    ``shares``: half, a third, 50 %. ``balance``: what is open, or what is left of it.
    ``papers`` and ``others``: what stands before a number of an invoice, and before one
    that is neither a paper's nor money.
    """

    shares: Phrases
    some: Phrases
    balance: Phrases
    papers: Phrases
    others: Phrases


class Manners(NamedTuple):
    """The set phrases of mails.

    ``automatic``: what an automatic mail is called; ``of_itself``: how one begins that
    says so of itself; ``of_ours``: how a customer speaks of one that he got.
    ``absence``: how the subject of an automatic answer says that somebody is away.
    ``formal``: what people who are away let their mailbox say, and would not write.
    ``closings``: the line after which only a signature follows.
    """

    automatic: Phrases
    of_itself: Phrases
    of_ours: Phrases
    absence: Phrases
    formal: Phrases
    received: Phrases
    thanks: Phrases
    greetings: Phrases
    closings: Phrases


class Rule(NamedTuple):
    """One way to say a move.

    It is not said where ``unless`` stands in the same clause, in a question unless
    ``asked``, or under a condition unless ``even_if``. ``with_day``: it is said only
    together with a day to come, or with ``soon``.
    """

    move: Move
    seen: Phrases
    unless: Phrases = ()
    asked: bool = False
    even_if: bool = False
    with_day: bool = False


class Language(NamedTuple):
    """The words of one language.

    ``breaks`` begin a clause, ``binds`` do not although a comma stands before them.
    ``joins`` begin one that shares its verb with the one before, ``conditions`` one on
    which another depends. ``asks``: how a question begins.
    ``document_dates`` and ``payment_dates``: what stands before a date that is an
    invoice's or a letter's, and before one that is a payment's all the same.
    """

    code: str
    rules: tuple[Rule, ...]
    breaks: Phrases
    binds: Phrases
    joins: Phrases
    conditions: Phrases
    asks: Phrases
    soon: Phrases
    times: Times
    parts: Parts
    document_dates: Phrases
    payment_dates: Phrases
    means: tuple[tuple[Means, Phrases], ...]
    manners: Manners


@cache
def pattern(phrases: Phrases) -> re.Pattern[str]:
    """Return what finds any of the phrases as whole words; it needs at least one.

    >>> pattern(("we…paid",)).search("that we have already paid it")[0]
    'we have already paid'
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(expanded, phrases))})(?!\w)")


def expanded(phrase: str) -> str:
    """Return a phrase as a regular expression."""
    return phrase.replace("……", _MANY).replace("…", _FEW)


def has(phrases: Phrases, text: str) -> bool:
    """Tell whether any of the phrases stands in a folded text."""
    return bool(phrases and pattern(phrases).search(text))
