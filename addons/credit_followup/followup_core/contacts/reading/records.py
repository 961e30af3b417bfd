"""What a reply is, and what is read in it."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ...people.promises import Means


class Move(str, Enum):
    """What a reply asks a person to do, in the order in which moves are proposed.

    What stops the claim comes first, then what settles it, then what helps to reach
    the customer. ``NOTHING``: it was read, and nothing is to be done.
    """

    DISPUTE = "dispute"
    PAID_ALREADY = "paid_already"
    INSTALMENTS = "instalments"
    PROMISE = "promise"
    INVOICE_AGAIN = "invoice_again"
    WRONG_ADDRESS = "wrong_address"
    OUT_OF_OFFICE = "out_of_office"
    CALL_BACK = "call_back"
    NOTHING = "nothing"


class Reply(NamedTuple):
    """An e-mail as it came in.

    ``text``: the whole body as plain text, quotes and signature included. ``subject``
    is read for the marks of automatic answers only: the rest of it is ours.
    ``headers``: pairs of name and value. ``open_amounts``: what is open on each item
    that was asked for. ``language``: the one that is tried first, as ``fr``.
    """

    text: str
    sent_on: date
    currency: str
    subject: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    open_amounts: tuple[Decimal, ...] = ()
    language: str | None = None


class Proposed(NamedTuple):
    """One move.

    ``on``: the day of the payment that was made or promised, of the return, of the
    call. ``saw``: the customer's own words that led to it, as they stand in the mail.
    ``is_part``: less than everything is promised, also where no amount is sure.
    """

    move: Move
    on: date | None = None
    amount: Decimal | None = None
    means: Means | None = None
    saw: tuple[str, ...] = ()
    is_part: bool = False


class Reading(NamedTuple):
    """What was read: ``moves``, best first, each kind once; none where nothing is sure.

    ``is_automatic``: nobody wrote this, and it counts as no contact.
    """

    moves: tuple[Proposed, ...] = ()
    is_automatic: bool = False
