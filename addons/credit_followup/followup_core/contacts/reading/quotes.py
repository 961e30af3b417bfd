"""Which lines of a mail the customer wrote himself: no quotes, no signature.

Our own reminder speaks of payments and dates: read as the customer's, it would promise
for him.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..words import set_phrases
from ..words.rule import pattern
from .folded import folded

# A line that begins a quote is no longer, and its parts lie no further apart.
_LONGEST = 400
_LINES_OF_ATTRIBUTION = 3
_LINES_OF_HEADERS = 5
_LONGEST_CLOSING = 120

_SEPARATOR = re.compile(r"-{3,}[^-]{3,60}-{3,}|_{10,}|begin forwarded message:?")
_ATTRIBUTION = re.compile(r"(?:on|le|op|am|el|il)\b")
_WROTE = re.compile(
    r"(?:wrote|a ecrit|schreef\b.{0,200}|geschreven|schrieb\b.{0,200}) ?:$"
)
_ADDRESS = re.compile(r"<[^<>@ ]{1,100}@[^<>@ ]{1,100}>.{0,60}:$")
_SENDER = re.compile(r"\*?(?:from|von|de|van|da) ?: ?\*?")
_OTHER_HEADER = re.compile(
    r"\*?(?:sent|gesendet|envoye|verzonden|date|datum|to|an|a|aan|subject|betreff"
    r"|objet|onderwerp|cc) ?: ?\*?"
)
_CLOSING = pattern(set_phrases("closings"))
# What stands beside a closing: a name of few words, and what names have between them.
_WORDS_OF_A_NAME = 4
_BETWEEN_NAMES = {
    *("van", "von", "vom", "zu", "de", "der", "den", "des", "du", "la", "le", "ten"),
    *("ter", "te", "di", "da", "and", "et", "en", "und", "i", "i.a", "i.v", "ppa"),
}


class Line(NamedTuple):
    """A line of the customer's: where it stands, and its number in the mail."""

    number: int
    start: int
    end: int


def own_lines(text: str) -> Iterator[Line]:
    """Yield the lines that the customer wrote, empty ones among them."""
    lines = list(_lines(text))
    heads = [_head(text, line) for line in lines]
    skipped_to, in_quote, is_begun = -1, False, False
    for position, line in enumerate(lines):
        head = heads[position]
        if head.startswith(">"):
            in_quote = True
            continue
        # What follows a quoted line at once is its end, wrapped by a mail program.
        in_quote = in_quote and bool(head)
        if in_quote or position <= skipped_to:
            continue
        if _is_end(heads, position) or (is_begun and _is_closing(text, line)):
            return
        last = _attribution(heads, position)
        if last is None:
            is_begun = is_begun or bool(head)
            yield line
        elif not _is_quoted_below(heads, last):
            return
        else:
            skipped_to = last


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        yield Line(number, start, start + len(line.rstrip()))
        start += len(line)


def _head(text: str, line: Line) -> str:
    """Return the beginning of a line, folded: more is never looked at."""
    return folded(text, line.start, min(line.end, line.start + _LONGEST)).text


def _is_end(heads: list[str], position: int) -> bool:
    """Tell whether nothing of the customer's follows: a signature, an older mail."""
    head = heads[position]
    if head == "--" or _SEPARATOR.fullmatch(head):
        return True
    return _is_header(heads, position)


def _is_header(heads: list[str], position: int) -> bool:
    sender = _SENDER.match(heads[position])
    if not sender:
        return False
    below = heads[position + 1 : position + _LINES_OF_HEADERS]
    return "@" in heads[position] or any(map(_OTHER_HEADER.match, below))


def _is_closing(text: str, line: Line) -> bool:
    """Tell whether a line is a closing formula, perhaps with a name behind it.

    Behind anything else it is the beginning of a sentence: "Cheers John, will pay".
    """
    if line.end - line.start > _LONGEST_CLOSING:
        return False
    head = folded(text, line.start, line.end)
    closing = _CLOSING.match(head.text)
    if not closing:
        return False
    is_all = closing.end() == len(head.text)
    return is_all or _is_name(text[head.at[closing.end()] : line.end])


def _is_name(behind: str) -> bool:
    words = re.split(r"[\s,!]+|\.(?=\s|$)", behind)
    said = [one for one in words if any(map(str.isalnum, one))]
    names = [one for one in said if one.lower() not in _BETWEEN_NAMES]
    return len(names) <= _WORDS_OF_A_NAME and all(one[0].isupper() for one in names)


def _attribution(heads: list[str], position: int) -> int | None:
    """Return the last line of what says who wrote what is quoted below, if it is one.

    Mail programs wrap it: "On Monday, accounts <us@example.com>", "wrote:".
    """
    joined = ""
    for last in range(position, min(position + _LINES_OF_ATTRIBUTION, len(heads))):
        joined = f"{joined} {heads[last]}".strip()
        if not heads[last] or len(joined) > _LONGEST:
            return None
        begins = _ATTRIBUTION.match(joined) or last == position
        if begins and _WROTE.search(joined) and _ATTRIBUTION.match(joined):
            return last
        if begins and _ADDRESS.search(joined):
            return last
    return None


def _is_quoted_below(heads: list[str], last: int) -> bool:
    """Tell whether the lines below are marked as quotes, so that others are not."""
    below = next((head for head in heads[last + 1 :] if head), "")
    return below.startswith(">")
