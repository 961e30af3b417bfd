"""Text without what writers differ in: capitals, accents, the kinds of spaces."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u00b4`\u02bc\u2032", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    "\u0153": "oe",
    "\u00e6": "ae",
    "\u00f8": "o",
    "\u0142": "l",
}


class Folded(NamedTuple):
    """A folded text; ``at``: where each of its letters stands in the mail."""

    text: str
    at: list[int]


def folded(text: str, start: int = 0, end: int | None = None) -> Folded:
    """Return a part of a text in small letters, one space between words.

    >>> folded("  Pay\u00e9  le 5\u00a0mars")
    Folded(text='paye le 5 mars', at=[2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16])
    """
    letters: list[str] = []
    at: list[int] = []
    for position in range(start, len(text) if end is None else end):
        for letter in _fold(text[position]):
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                at.append(position)
    if letters and letters[-1] == " ":
        letters.pop()
        at.pop()
    return Folded("".join(letters), at)


@lru_cache(maxsize=4096)
def _fold(letter: str) -> str:
    """Return one letter as it is read; nothing for accents and what is not seen."""
    if letter.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", _ALIKE.get(letter, letter).casefold())
    seen = (one for one in parts if unicodedata.category(one) not in ("Mn", "Cf", "Cc"))
    return "".join(" " if one.isspace() else _ALIKE.get(one, one) for one in seen)
