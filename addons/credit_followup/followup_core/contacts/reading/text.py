"""The sentences of what the customer wrote himself, and their clauses."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..words.rule import Language, Phrases, expanded
from .folded import folded
from .quotes import Line, own_lines

# Below, a line was ended by its writer; above, by his mail program.
_WRAPPED_FROM = 40
_STOP = re.compile(r"[.!?](?=\s|$)")
_LAST_WORD = re.compile(r"\w{0,20}$")
_SHORT = 3
# No sentence is longer; of what is, the beginning is read.
_LONGEST = 4000
# Words of four letters and more that are cut, as in "factuurnr. 12".
_CUT = re.compile(r"(?:.*nr|fact|sept|janv|fevr|juil)$")
_BULLET = "-*•"


class Sentence(NamedTuple):
    """A sentence, folded; ``at`` as in ``Folded``, and the mail it stands in."""

    text: str
    at: list[int]
    mail: str
    is_question: bool

    def written(self, start: int, end: int) -> str:
        """Return the customer's own letters of a part of the sentence."""
        last = self.at[end] if end < len(self.at) else self.at[-1] + 1
        return self.mail[self.at[start] : max(last, self.at[end - 1] + 1)]


class Clause(NamedTuple):
    """A part of a sentence that says or denies one thing."""

    start: int
    end: int


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the customer's own sentences, in their order."""
    for start, end in _paragraphs(text):
        for first, last in _stops(text, start, end):
            part = folded(text, first, min(last, first + _LONGEST))
            if part.text:
                asks = text[first:last].rstrip().endswith("?")
                yield Sentence(part.text, part.at, text, asks)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a mail between its wanted line ends."""
    start, before = 0, None
    for line in own_lines(text):
        if before and not _is_wrapped(text, before, line):
            yield start, before.end
            before = None
        if before is None:
            start = line.start
        before = line
    if before:
        yield start, before.end


def _is_wrapped(text: str, before: Line, line: Line) -> bool:
    """Tell whether a line goes on with the sentence of the one before it."""
    if line.number != before.number + 1 or line.start == line.end:
        return False
    if before.start == before.end or text[before.end - 1] in ".!?:":
        return False
    begin = text[line.start : line.end].lstrip()[0]
    is_long = before.end - before.start >= _WRAPPED_FROM
    return begin.islower() or (is_long and begin not in _BULLET)


def _stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph."""
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop[0] != "." or _ends(text, first, stop.start(), end):
            yield first, stop.end()
            first = stop.end()
    if first < end:
        yield first, end


def _ends(text: str, first: int, stop: int, end: int) -> bool:
    """Tell whether a dot ends a sentence, and no number or short form.

    Where it is in doubt, it does not: a sentence too long is read with more care.
    """
    before = _LAST_WORD.search(text, max(first, stop - 20), stop)
    word = before[0] if before else ""
    after = text[stop + 1 : min(end, stop + 12)].lstrip()[:1]
    if word.isdecimal():
        return len(word) > _SHORT or not after.isalnum()
    if after.isdecimal() or _CUT.match(word.lower()):
        return False
    return len(word) >= _SHORT or not after.isalnum()


def clauses(sentence: Sentence, language: Language) -> list[Clause]:
    """Return the clauses of a sentence: what one denies, the next may say."""
    found, start = [], 0
    for edge in _breaks(language.breaks, language.binds).finditer(sentence.text):
        if edge.start() > start:
            found.append(Clause(start, edge.start()))
            start = edge.end() if edge[0][0] in ",;:()" else edge.start()
    found.append(Clause(start, len(sentence.text)))
    return found


@cache
def _breaks(breaks: Phrases, binds: Phrases) -> re.Pattern[str]:
    words = "|".join(map(expanded, breaks))
    bound = "|".join(map(expanded, binds))
    return re.compile(
        rf"[,;:()](?![0-9])(?! ?(?:{bound})(?!\w))|(?<!\w)(?:{words})(?!\w)"
    )
