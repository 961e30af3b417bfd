"""The courtesy document: which invoices get a courtesy call, and what one leads to."""

from datetime import date
from typing import Any, NamedTuple

from ..documents.refused import RefusedError
from ..documents.shape import Field, Shape, check_refs, many, may, need
from ..documents.values import currency, day, flag, iso, money_of, text, whole
from ..documents.worked import WORKED, worked
from ..workdays import Workdays
from .courtesy import Answers, Heard, Invoice, Question, Settings, courtesy, moves

MOST_DAYS = 366
_DEFAULT = Settings()


class Asked(NamedTuple):
    """Invoices by their references, and what a customer answered, if he did."""

    as_of: date
    invoices: tuple[tuple[str, Invoice], ...]
    workdays: Workdays
    settings: Settings
    answers: Answers | None


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = parse(document)
    except RefusedError as refusal:
        return refusal.response()
    return {
        "invoices": [_invoice(ref, one, asked) for ref, one in asked.invoices],
        "heard": None if asked.answers is None else _heard(moves(asked.answers)),
    }


def parse(document: Any) -> Asked:
    """Return the request of a JSON object.

    The currency is the one of all amounts.

    :raises RefusedError: if anything in it is not understood
    """
    money, _positive = money_of(document)
    invoice: dict[str, Field] = {
        "ref": need(text),
        "invoiced_on": need(day),
        "due_on": need(day),
        "amount": need(money),
        "is_paid": may(flag, False),
        "is_refunded": may(flag, False),
        "is_called": may(flag, False),
    }
    answers = {question.value: may(flag) for question in Question}
    shape = Shape(
        {
            "as_of": need(day),
            "currency": need(currency),
            "days": may(whole(0, MOST_DAYS), _DEFAULT.days),
            "least_amount": may(money, _DEFAULT.least_amount),
            **WORKED,
            "invoices": may(many(Shape(invoice, _with_ref)), ()),
            "answers": may(Shape(answers, Answers)),
        },
        _asked,
    )
    asked: Asked = shape(document)
    return asked


def _with_ref(ref: str, **values: Any) -> tuple[str, Invoice]:
    return ref, Invoice(**values)


def _asked(**values: Any) -> Asked:
    check_refs([ref for ref, _invoice in values["invoices"]], "invoices")
    return Asked(
        values["as_of"],
        values["invoices"],
        worked(values["worked_days"], values["holidays"]),
        Settings(values["days"], values["least_amount"]),
        values["answers"],
    )


def _invoice(ref: str, invoice: Invoice, asked: Asked) -> dict[str, Any]:
    found = courtesy(invoice, asked.as_of, asked.workdays, asked.settings)
    return {"ref": ref, "why": found.why.value, "call_on": iso(found.call_on)}


def _heard(heard: Heard) -> dict[str, Any]:
    return {
        "moves": [move.value for move in heard.moves],
        "confirmed": [question.value for question in heard.confirmed],
        "is_evidence": heard.is_evidence,
    }
