"""Whether a mailbox answered and no person."""

import re
from typing import NamedTuple

from ..words import set_phrases
from ..words.rule import pattern
from .folded import folded
from .records import Reply

# RFC 3834: anything but "no". The others are older, and lists of people are none.
_BULK = ("bulk", "junk", "auto_reply")
_AUTORESPONDERS = (
    *("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply"),
    "x-mail-autoreply",
)
_LONGEST_SUBJECT = 200
_ANSWERED = re.compile(r"(?:(?:re|aw|antw|sv|tr|fw|fwd|wg) ?: ?)*")
_AUTOMATIC, _ABSENCE = set_phrases("automatic"), set_phrases("absence")


def by_headers(headers: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether the headers of a mail say that no person wrote it."""
    said = {name.strip().lower(): value.strip().lower() for name, value in headers}
    submitted = re.split(r"[ ;(]", said.get("auto-submitted", ""), maxsplit=1)[0]
    if submitted:
        return submitted != "no"
    return (
        said.get("precedence") in _BULK
        or any(said.get(name, "no") != "no" for name in _AUTORESPONDERS)
        or said.get("return-path") == "<>"
        or said.get("content-type", "").startswith("multipart/report")
    )


class Prefix(NamedTuple):
    """The words before our subject, and whether they say that somebody is away."""

    words: str
    is_absence: bool


def by_subject(reply: Reply) -> Prefix | None:
    """Return the words that a mailbox puts before our subject, if it does."""
    subject = folded(reply.subject[:_LONGEST_SUBJECT])
    answered = _ANSWERED.match(subject.text)
    start = answered.end() if answered else 0
    for phrases, is_absence in ((_ABSENCE, True), (_AUTOMATIC, False)):
        found = pattern(phrases).match(subject.text, start)
        if found and _stands_alone(subject.text, found.end()):
            last = subject.at[found.end() - 1] + 1
            return Prefix(reply.subject[subject.at[start] : last], is_absence)
    return None


def _stands_alone(subject: str, end: int) -> bool:
    """Tell whether words are all of a subject, or stand before our own."""
    return subject[end : end + 2].strip()[:1] in ("", ":", "-")
