"""What a customer's reply proposes, by rules that say which words they saw.

A rule that is not sure says nothing: a person reads the mail in any case.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from .reading.automatic import by_headers, by_subject
from .reading.details import proposed
from .reading.hits import hits
from .reading.records import Move, Proposed, Reading, Reply
from .reading.text import Sentence, sentences
from .words import by_hint, set_phrases
from .words.rule import has, pattern

# What a mailbox can say of its owner; it cannot pay, dispute or promise.
_OF_A_MAILBOX = (Move.WRONG_ADDRESS, Move.OUT_OF_OFFICE, Move.NOTHING)
_ORDER = list(Move)
# "Hello John", "Dear Mrs Smith": a greeting and a name.
_WORDS_OF_A_GREETING = 4


def read(reply: Reply, as_of: date) -> Reading:
    """Return what a reply proposes, best first.

    :param as_of: the day on which it is read; a mail that says to be younger counts
        from it, because its clock is wrong
    """
    told = list(sentences(reply.text))
    proposals = _proposals(reply, told, min(reply.sent_on, as_of))
    found = _best(_settled(proposals, sum(reply.open_amounts, Decimal(0))))
    subject = by_subject(reply)
    is_automatic = bool(
        by_headers(reply.headers) or subject or _sounds_automatic(told, found)
    )
    if is_automatic:
        found = {move: one for move, one in found.items() if move in _OF_A_MAILBOX}
        if subject and subject.is_absence and Move.OUT_OF_OFFICE not in found:
            saw = (subject.words,)
            found[Move.OUT_OF_OFFICE] = Proposed(Move.OUT_OF_OFFICE, saw=saw)
    if not found:
        found = _best(_acknowledged(told, is_automatic))
    moves = sorted(found.values(), key=lambda one: _ORDER.index(one.move))
    return Reading(tuple(moves), is_automatic)


def _proposals(reply: Reply, told: list[Sentence], base: date) -> Iterator[Proposed]:
    """Yield what each sentence says in each language."""
    for language in by_hint(reply.language):
        said = (*language.parts.shares, *language.parts.some)
        is_part = any(has(said, sentence.text) for sentence in told)
        for sentence in told:
            for hit in hits(sentence, language):
                found = proposed(hit, sentence, language, reply, base)
                yield from map(_of_a_part, found) if is_part else found


def _of_a_part(one: Proposed) -> Proposed:
    """Return a promise as one of a part: "We can pay half. We will pay on Friday."."""
    is_open = one.move is Move.PROMISE and one.amount is None
    return one._replace(is_part=True) if is_open else one


def _settled(found: Iterable[Proposed], owed: Decimal) -> Iterator[Proposed]:
    """Yield what was found; parts promised for several days are instalments."""
    proposals = list(found)
    parts = [
        one
        for one in proposals
        if one.move is Move.PROMISE and one.on
        if one.is_part or (one.amount and one.amount != owed)
    ]
    if len({one.on for one in parts}) < 2:
        yield from proposals
        return
    yield from (one for one in proposals if one.move is not Move.PROMISE)
    saw = dict.fromkeys(words for one in parts for words in one.saw)
    yield parts[0]._replace(move=Move.INSTALMENTS, saw=tuple(saw), is_part=False)


def _best(proposals: Iterator[Proposed]) -> dict[Move, Proposed]:
    """Return of each kind of move the one that says most, else the first one."""
    found: dict[Move, Proposed] = {}
    for one in proposals:
        if one.move not in found or _said(one) > _said(found[one.move]):
            found[one.move] = one
    return found


def _said(one: Proposed) -> tuple[bool, bool]:
    return one.on is not None, one.amount is not None


# === NOBODY, NOTHING === #


_AUTOMATIC, _OF_ITSELF, _OF_OURS, _FORMAL, _RECEIVED = map(
    set_phrases, ("automatic", "of_itself", "of_ours", "formal", "received")
)
_THANKS, _GREETINGS = set_phrases("thanks"), set_phrases("greetings")


def _sounds_automatic(told: list[Sentence], found: dict[Move, Proposed]) -> bool:
    """Tell whether the words are a mailbox's: it says so, or is away in set phrases.

    Where anything else is said too, a mailbox begins with "this is": a customer may
    call by its name the automatic mail that he got from us.
    """
    named = [one for one in told if not has(_OF_OURS, one.text)]
    if any(pattern(_OF_ITSELF).match(sentence.text) for sentence in named):
        return True
    if any(move not in _OF_A_MAILBOX for move in found):
        return False
    if any(has(_AUTOMATIC, sentence.text) for sentence in named):
        return True
    is_away = list(found) == [Move.OUT_OF_OFFICE]
    return is_away and any(has(_FORMAL, sentence.text) for sentence in told)


def _acknowledged(told: list[Sentence], is_automatic: bool) -> Iterator[Proposed]:
    """Yield that nothing is to be done, where nothing else is said than that."""
    if is_automatic:
        for sentence in told:
            match = pattern(_RECEIVED).search(sentence.text)
            if match:
                yield Proposed(Move.NOTHING, saw=(sentence.written(*match.span()),))
        return
    thanks = [_thanks(sentence) for sentence in told]
    if all(one is not None for one in thanks):
        saw = tuple(one for one in thanks if one)
        if saw:
            yield Proposed(Move.NOTHING, saw=saw)


def _thanks(sentence: Sentence) -> str | None:
    """Return the words of a sentence that is nothing but thanks; None of another one.

    Nothing of one that is only a greeting.
    """
    parts = [part.strip(" .!") for part in sentence.text.split(",")]
    said = [part for part in parts if part and not _is_greeting(part)]
    if not all(pattern(_THANKS).fullmatch(part) for part in said):
        return None
    return sentence.written(0, len(sentence.text)) if said else ""


def _is_greeting(part: str) -> bool:
    is_short = part.count(" ") < _WORDS_OF_A_GREETING
    return is_short and bool(pattern(_GREETINGS).match(part))
