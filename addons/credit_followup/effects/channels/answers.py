"""What the answer of a mail server means: try again, mend the way, or the address.

Odoo hands the answer on as text. Codes of SMTP are those of RFC 5321, enhanced ones of
RFC 3463: 4 is temporary, 5.1 an address that does not exist, 5.7 a policy of the
server, which says nothing of the recipient.
"""

import re
from enum import Enum
from typing import NamedTuple


class Blame(Enum):
    """Whom an answer blames: nobody for long, the way there, or the address itself."""

    TEMPORARY = "temporary"
    WAY = "way"
    ADDRESS = "address"


class Answer(NamedTuple):
    """The answer about one recipient."""

    recipient: str
    code: int
    text: str


# As smtplib words refused recipients: {'a@b.c': (451, b'4.7.1 Greylisted')}
_REFUSED = re.compile(
    r"""'(?P<who>[^'\s]+@[^'\s]+)':\s*\((?P<code>\d{3}),\s*b?(?P<quote>['"])(?P<text>.*?)(?P=quote)\)"""
)
_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
# RFC 5321, 4.2.3: mailbox unavailable, user not local, mailbox name not allowed.
_OF_A_MAILBOX = frozenset((550, 551, 553))
_TEMPORARY = range(400, 500)
# RFC 3463: the destination's mailbox or system is bad, moved, or its syntax; X.1.7 and
# X.1.8 are about the sender. A mailbox may be disabled, or full.
_BAD_ADDRESS = frozenset(("1", one) for one in ("0", "1", "2", "3", "6", "10"))
_DISABLED, _FULL = ("2", "1"), ("2", "2")
_UNKNOWN = re.compile(
    r"unknown|no such|not found|does(?: not|n't) exist|invalid (?:mailbox|recipient)"
    r"|(?:user|mailbox|recipient|address)\b.*\b(?:unavailable|disabled|inactive)",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"relay|spam|blocked|policy|blacklist|reputation|spf|dkim|sender|\bfrom\b|outbound",
    re.IGNORECASE,
)


def refused(reason: str) -> list[Answer]:
    """Return the answers about recipients that stand in the text of a failure."""
    return [
        Answer(one["who"].lower(), int(one["code"]), one["text"])
        for one in _REFUSED.finditer(reason)
    ]


def blame(answer: Answer) -> Blame:
    """Tell whom an answer blames.

    >>> blame(Answer("a@b.example", 451, "4.7.1 Greylisted")).value
    'temporary'
    >>> blame(Answer("a@b.example", 550, "5.1.1 User unknown")).value
    'address'
    >>> blame(Answer("a@b.example", 550, "5.7.1 Relaying denied")).value
    'way'
    """
    if answer.code in _TEMPORARY:
        return Blame.TEMPORARY
    if _POLICY.search(answer.text):
        return Blame.WAY
    enhanced = _ENHANCED.search(answer.text)
    if enhanced:
        return _by_enhanced(*enhanced.groups())
    if answer.code in _OF_A_MAILBOX and _UNKNOWN.search(answer.text):
        return Blame.ADDRESS
    return Blame.WAY


def _by_enhanced(kind: str, subject: str, detail: str) -> Blame:
    if kind == "4" or (subject, detail) == _FULL:
        return Blame.TEMPORARY
    if (subject, detail) in {*_BAD_ADDRESS, _DISABLED}:
        return Blame.ADDRESS
    return Blame.WAY


def condemned(reason: str, address: str) -> list[str]:
    """Return which of the addresses that were written to the server calls wrong.

    >>> both = "a@b.example, c@b.example"
    >>> condemned("{'c@b.example': (550, b'5.1.1 User unknown')}", both)
    ['c@b.example']
    """
    written_to = {one.strip() for one in address.lower().split(",")}
    return [
        one.recipient
        for one in refused(reason)
        if one.recipient in written_to and blame(one) is Blame.ADDRESS
    ]


def blamed(reason: str, address: str) -> Blame | None:
    """Return whom the server blamed for one address, None if it named nobody.

    :param address: one or several addresses, as they were used
    """
    written_to = {one.strip() for one in address.lower().split(",")}
    own = [one for one in refused(reason) if one.recipient in written_to]
    if not own:
        return None
    found = {blame(one) for one in own}
    order = (Blame.TEMPORARY, Blame.WAY, Blame.ADDRESS)
    return next(one for one in order if one in found)
