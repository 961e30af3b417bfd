"""What the answer of a mail server means: try again, mend the way, or the address.

Odoo hands the answer on as text. Codes of SMTP are those of RFC 5321, enhanced ones of
RFC 3463: 4 is temporary, 5.1 an address that does not exist, 5.7 a policy of the
server, which says nothing of the recipient.
"""

import re
from email.message import Message
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
_TEMPORARY, _PERMANENT = range(400, 500), 550
# RFC 3463: the destination's mailbox or system is bad, moved, or its syntax; X.1.7 and
# X.1.8 are about the sender. A mailbox may be disabled, or full.
_FULL = ("2", "2")
_BAD_ADDRESS = frozenset(
    {*(("1", one) for one in ("1", "2", "3", "6", "10")), ("2", "1")}
)
# "Other address status": the words beside it say of what.
_VAGUE = ("1", "0")
_WRITTEN = re.compile(r"\S+@\S+")
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
    # What an address is called is nothing that the server says.
    text = _WRITTEN.sub("", answer.text)
    enhanced = _ENHANCED.search(text)
    if enhanced and enhanced.groups()[1:] in _BAD_ADDRESS:
        return _by_enhanced(*enhanced.groups())
    if _POLICY.search(text):
        return Blame.WAY
    if enhanced:
        return _by_enhanced(*enhanced.groups())
    if answer.code in _OF_A_MAILBOX and _UNKNOWN.search(text):
        return Blame.ADDRESS
    return Blame.WAY


def _by_enhanced(kind: str, subject: str, detail: str) -> Blame:
    if kind == "4" or (subject, detail) == _FULL:
        return Blame.TEMPORARY
    if (subject, detail) in {*_BAD_ADDRESS, _VAGUE}:
        return Blame.ADDRESS
    return Blame.WAY


def reported(message: Message) -> Blame | None:
    """Return whom a report of delivery blames, None where it is no such report.

    RFC 3464: a message is only late where the action is "delayed"; a server that gave
    up after temporary refusals says nothing of the address, as in `Blame.WAY`.
    """
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            recipients = [one for one in part.get_payload() if one.get("Status")]
            found = [_reported_of(one) for one in recipients]
            return Blame.ADDRESS if Blame.ADDRESS in found else next(iter(found), None)
    return None


def _reported_of(recipient: Message) -> Blame:
    if recipient.get("Action", "").strip().lower() == "delayed":
        return Blame.TEMPORARY
    words = f"{recipient['Status']} {recipient.get('Diagnostic-Code', '')}"
    blamed_one = blame(Answer("", _PERMANENT, words))
    return Blame.ADDRESS if blamed_one is Blame.ADDRESS else Blame.WAY


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
