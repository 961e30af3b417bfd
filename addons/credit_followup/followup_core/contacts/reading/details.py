"""The day, the amount and the means of a move, and the words that say them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from ...people.promises import Means
from ..words.rule import Language, Phrases, expanded, has, pattern
from .amounts import Sum, sums
from .dates import Mention, mentions
from .hits import Hit
from .parts import Kind, Part, by_day, of_one_day, parts
from .records import Move, Proposed, Reply
from .text import Sentence

_OF_MONEY = (Move.PAID_ALREADY, Move.PROMISE, Move.INSTALMENTS)
_AHEAD = (Move.PROMISE, Move.INSTALMENTS, Move.CALL_BACK, Move.OUT_OF_OFFICE)
# How far before a date stands what it is the date of.
_NEAR = 40

Span = tuple[int, int]


def proposed(
    hit: Hit, sentence: Sentence, language: Language, reply: Reply, base: date
) -> Iterator[Proposed]:
    """Yield the move that a hit says; none where its day is missing or denies it.

    A promise of parts on several days is yielded day by day.
    """
    named = mentions(sentence.text, language, base)
    days = _days(hit, named, sentence, language)
    if not _is_borne_out(hit, days, sentence, language):
        return
    if hit.rule.move is Move.PROMISE:
        given = parts(sentence.text, hit, named, language, reply)
        yield from _promised(hit, days, given, sentence, language, reply)
        return
    at, on = _day(hit, days)
    found = Proposed(hit.rule.move, on)
    spans: list[Span | None] = [(hit.start, hit.end), at]
    if hit.rule.move in _OF_MONEY:
        by, means = _means(hit, sentence, language)
        amount = _amount(hit, sentence, reply)
        if amount:
            spans.append((amount.start, amount.end))
            found = found._replace(amount=amount.amount)
        spans.append(by)
        found = found._replace(means=means)
    yield found._replace(saw=_saw(sentence, spans))


def _promised(
    hit: Hit,
    days: list[Mention],
    given: list[Part],
    sentence: Sentence,
    language: Language,
    reply: Reply,
) -> Iterator[Proposed]:
    """Yield a promise, or one for each day that has a part of its own."""
    by, means = _means(hit, sentence, language)
    said, found = (hit.start, hit.end), Proposed(Move.PROMISE, means=means)
    split = by_day(given, days, hit)
    for day, own in split:
        saw = _saw(sentence, [said, (day.start, day.end), own[:2], by])
        yield found._replace(on=day.ahead, amount=own.amount, saw=saw, is_part=True)
    if split:
        return
    owed = sum(reply.open_amounts, Decimal(0))
    amount = _amount(hit, sentence, reply)
    near = Part(amount.start, amount.end, Kind.SUM, amount.amount) if amount else None
    part, is_part = of_one_day(near, given, sentence.text, owed)
    at, on = _day(hit, days)
    shown = [part] if part else given[:1] if is_part else []
    saw = _saw(sentence, [said, at, *(one[:2] for one in shown), by])
    yield found._replace(
        on=on, amount=part.amount if part else None, saw=saw, is_part=is_part
    )


def _saw(sentence: Sentence, spans: Iterable[Span | None]) -> tuple[str, ...]:
    """Return the customer's own words of some parts, each once."""
    return tuple(dict.fromkeys(sentence.written(*one) for one in _apart(spans)))


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
    hit: Hit, named: list[Mention], sentence: Sentence, language: Language
) -> list[Mention]:
    """Return the days that are about the hit: not those of invoices and letters.

    Of "two weeks from Friday" is known that a day is said, and not which one.
    """
    found = [one for one in named if hit.first <= one.start and one.end <= hit.last]
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
