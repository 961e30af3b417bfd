"""The day, the amount and the means of a move, and the words that say them."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from ...people.promises import Means
from ..words.rule import Language, Phrases, expanded, has, pattern
from .amounts import Sum, sums
from .dates import Mention, mentions
from .hits import Hit
from .records import Move, Proposed, Reply
from .text import Sentence

_OF_MONEY = (Move.PAID_ALREADY, Move.PROMISE, Move.INSTALMENTS)
_AHEAD = (Move.PROMISE, Move.INSTALMENTS, Move.CALL_BACK, Move.OUT_OF_OFFICE)
# How far before a date stands what it is the date of.
_NEAR = 40

Span = tuple[int, int]


def proposed(
    hit: Hit, sentence: Sentence, language: Language, reply: Reply, base: date
) -> Proposed | None:
    """Return the move that a hit says; None where its day is missing or denies it."""
    days = _days(hit, sentence, language, base)
    if not _is_borne_out(hit, days, sentence, language):
        return None
    at, on = _day(hit, days)
    amount: Sum | None = None
    spans: list[Span | None] = [(hit.start, hit.end), at]
    means = None
    if hit.rule.move in _OF_MONEY:
        amount = _amount(hit, sentence, reply)
        span, means = _means(hit, sentence, language)
        spans += [(amount.start, amount.end) if amount else None, span]
    saw = (sentence.written(*one) for one in _apart(spans))
    return Proposed(
        hit.rule.move,
        on,
        amount.amount if amount else None,
        means,
        tuple(dict.fromkeys(saw)),
    )


def _apart(spans: Iterable[Span | None]) -> list[Span]:
    """Return parts of a sentence in their order, none within another one."""
    kept: list[Span] = []
    for one in sorted(filter(None, spans), key=lambda one: (one[0], -one[1])):
        if not kept or one[1] > kept[-1][1]:
            kept.append(one)
    return kept


def _nearest(hit: Hit, spans: list[Span]) -> int | None:
    """Return which of some parts belongs to a hit: the first behind it, or the last."""
    own = [
        number
        for number, (start, end) in enumerate(spans)
        if hit.first <= start and end <= hit.last
    ]
    behind = [number for number in own if spans[number][1] > hit.start]
    return behind[0] if behind else own[-1] if own else None


# === DAYS === #


def _days(
    hit: Hit, sentence: Sentence, language: Language, base: date
) -> list[Mention]:
    """Return the days that are about the hit: not those of invoices and letters.

    Of "two weeks from Friday" is known that a day is said, and not which one.
    """
    found = [
        one
        for one in mentions(sentence.text, language, base)
        if hit.first <= one.start and one.end <= hit.last
    ]
    if hit.rule.move is Move.OUT_OF_OFFICE:
        return found
    away = _just_before(language.times.away)
    return [
        one._replace(past=None, ahead=None)
        if away.search(_before(one, sentence))
        else one
        for one in found
        if not _is_of(one, sentence, language)
    ]


def _before(day: Mention, sentence: Sentence) -> str:
    return sentence.text[max(0, day.start - _NEAR) : day.start]


def _is_of(day: Mention, sentence: Sentence, language: Language) -> bool:
    """Tell whether a date is the one of a document: the invoice of 5 March."""
    before = _before(day, sentence)
    if not any(map(str.isdigit, sentence.text[day.start : day.end])):
        return False
    if _just_before(language.payment_dates).search(before):
        return False
    return bool(_just_before(language.document_dates).search(before))


@cache
def _just_before(phrases: Phrases) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(expanded, phrases))}) $")


def _is_borne_out(
    hit: Hit, days: list[Mention], sentence: Sentence, language: Language
) -> bool:
    """Tell whether the days fit the move.

    What is paid tomorrow is not paid; who pays by no day, nor soon, says no more than
    that he pays his invoices.
    """
    if hit.rule.with_day:
        said = sentence.text[hit.clause.start : hit.clause.end]
        is_ahead = any(one.ahead or not one.past for one in days)
        return is_ahead or has(language.soon, said)
    if hit.rule.move is Move.PAID_ALREADY and not any(one.past for one in days):
        return not any(one.ahead for one in days if one.end <= hit.clause.end)
    return True


def _day(hit: Hit, days: list[Mention]) -> tuple[Span | None, date | None]:
    """Return the day of a move and where it stands."""
    move = hit.rule.move
    if move is Move.PAID_ALREADY:
        fitting = [(one, one.past) for one in days if one.past]
    elif move in _AHEAD:
        fitting = [(one, one.ahead) for one in days if one.ahead]
    else:
        return None, None
    if move is Move.OUT_OF_OFFICE:
        # Of "from 2 until 9 March" the last one is meant.
        fitting = sorted(fitting, key=lambda one: one[1])[-1:]
    number = _nearest(hit, [(one.start, one.end) for one, _day in fitting])
    if number is None:
        return None, None
    mention, day = fitting[number]
    return (mention.start, mention.end), day


# === MONEY === #


def _amount(hit: Hit, sentence: Sentence, reply: Reply) -> Sum | None:
    given = list(sums(sentence.text, reply.currency, reply.open_amounts))
    number = _nearest(hit, [(one.start, one.end) for one in given])
    return None if number is None else given[number]


def _means(
    hit: Hit, sentence: Sentence, language: Language
) -> tuple[Span | None, Means | None]:
    """Return how is paid; what is named first counts."""
    found = [
        (match.span(), means)
        for means, phrases in language.means
        if (match := pattern(phrases).search(sentence.text, hit.first, hit.last))
    ]
    return min(found, default=(None, None), key=lambda one: one[0])
