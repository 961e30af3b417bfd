"""The courtesy call: some days after a large invoice, long before it is due.

Three questions: is he satisfied, did he receive the invoice, is it passed for payment.
Each "no" is mended in time, and each "yes" is what he cannot say otherwise later.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..workdays import Workdays, shift


class Why(str, Enum):
    """Why an invoice gets a courtesy call, or none.

    ``TO_CALL``: its day has come. ``WAITS``: it comes later. ``NO_TIME``: the invoice
    would be due on that day, or before it.
    """

    TO_CALL = "to_call"
    WAITS = "waits"
    CALLED = "called"
    REFUNDED = "refunded"
    PAID = "paid"
    TOO_SMALL = "too_small"
    DUE = "due"
    NO_TIME = "no_time"


class Invoice(NamedTuple):
    """The facts of one invoice.

    ``amount``: with taxes, as it was sent. ``is_called``: a courtesy call was made, or
    is planned.
    """

    invoiced_on: date
    due_on: date
    amount: Decimal
    is_paid: bool = False
    is_refunded: bool = False
    is_called: bool = False


class Settings(NamedTuple):
    """What the company decided.

    ``days``: from the day of the invoice. ``least_amount``: in the invoice's currency.
    """

    days: int = 3
    least_amount: Decimal = Decimal(0)


class Answer(NamedTuple):
    """``call_on``: the day of the call; None where there is none."""

    why: Why
    call_on: date | None = None


def courtesy(
    invoice: Invoice, as_of: date, workdays: Workdays, settings: Settings
) -> Answer:
    """Return whether and when one calls about an invoice.

    A call whose day has passed is still made while the invoice is not due.

    >>> invoice = Invoice(date(2026, 3, 4), date(2026, 4, 3), Decimal(5000))
    >>> courtesy(invoice, date(2026, 3, 9), Workdays(), Settings()).why.value
    'to_call'
    """
    none = _why_none(invoice, as_of, settings)
    if none:
        return Answer(none)
    call_on = workdays.on_or_after(shift(invoice.invoiced_on, settings.days))
    if call_on >= invoice.due_on:
        return Answer(Why.NO_TIME)
    return Answer(Why.TO_CALL if as_of >= call_on else Why.WAITS, call_on)


def _why_none(invoice: Invoice, as_of: date, settings: Settings) -> Why | None:
    """Return what speaks against a call on any day, the first that does."""
    against = (
        (invoice.is_called, Why.CALLED),
        (invoice.is_refunded, Why.REFUNDED),
        (invoice.is_paid, Why.PAID),
        (invoice.amount < settings.least_amount, Why.TOO_SMALL),
        (as_of >= invoice.due_on, Why.DUE),
    )
    return next((why for holds, why in against if holds), None)


# === THE THREE QUESTIONS === #


class Question(str, Enum):
    """What is asked, in the order in which it is asked."""

    SATISFIED = "satisfied"
    RECEIVED = "received"
    PASSED = "passed"


class Move(str, Enum):
    """What a "no" leads to, in the order of the questions."""

    DISPUTE = "dispute"
    RESEND_INVOICE = "resend_invoice"
    CALL_AGAIN = "call_again"


_MOVES = {
    Question.SATISFIED: Move.DISPUTE,
    Question.RECEIVED: Move.RESEND_INVOICE,
    Question.PASSED: Move.CALL_AGAIN,
}


class Answers(NamedTuple):
    """What the customer said, by the names of the questions; None: not answered."""

    satisfied: bool | None = None
    received: bool | None = None
    passed: bool | None = None


class Heard(NamedTuple):
    """What follows from a call. ``confirmed``: the questions answered with yes."""

    moves: tuple[Move, ...]
    confirmed: tuple[Question, ...]

    @property
    def is_evidence(self) -> bool:
        """Tell whether he said anything that he cannot say otherwise later."""
        return bool(self.confirmed)


def moves(answers: Answers) -> Heard:
    """Return a move for each "no", and what was confirmed.

    What was not answered leads to nothing and is no evidence.

    >>> moves(Answers(satisfied=True, received=False)).moves[0].value
    'resend_invoice'
    """
    return Heard(
        tuple(_MOVES[question] for question in _answered(answers, False)),
        tuple(_answered(answers, True)),
    )


def _answered(answers: Answers, said: bool) -> Iterator[Question]:
    for question in Question:
        if getattr(answers, question.value) is said:
            yield question
