"""The book document: where a payment of an agency goes, and its entry."""

from typing import Any

from ...documents.records import shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, check_refs, many, may, need
from ...documents.values import choice, currency, money_of, text
from ...money import half_up, unit
from ..booking import (
    PRINCIPAL_FIRST,
    Booking,
    Part,
    Payment,
    Posting,
    Receivable,
    book,
    payment_entry,
    reversal_entry,
    take_back,
)


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        _check(asked)
    except RefusedError as refusal:
        return refusal.response()
    booking = book(asked["payment"], asked["receivables"], asked["order"])
    entry = payment_entry(booking)
    if asked["returned"] is not None:
        booking = take_back(booking, asked["returned"])
        entry = reversal_entry(booking)
    return _said(booking, entry, asked["currency"])


def _check(asked: dict[str, Any]) -> None:
    payment: Payment = asked["payment"]
    refs = [one.ref for one in asked["receivables"]]
    check_refs(refs, "receivables")
    if payment.claim and payment.claim not in refs:
        path = "payment.claim"
        raise RefusedError("bad_value", path, f"{path} is not among the receivables")
    parts = [one or 0 for one in payment[1:4]]
    if payment.is_split and sum(parts) != payment.amount:
        message = "the parts are not the amount"
        raise RefusedError("bad_amount", "payment.amount", message)
    if sorted(asked["order"]) != sorted(Part):
        raise RefusedError("bad_value", "order", "order must name each part once")
    if asked["returned"] is not None and asked["returned"] > payment.amount:
        raise RefusedError("bad_amount", "returned", "more is returned than was paid")


def _said(booking: Booking, entry: list[Posting], code: str) -> dict[str, Any]:
    def money(amount: Any) -> str:
        return str(half_up(amount, unit(code)))

    return {
        "shares": [
            {"ref": one.ref, "amount": money(one.amount)} for one in booking.shares
        ],
        "interest_beyond": money(booking.interest),
        "charges_beyond": money(booking.charges),
        "credit": money(booking.credit),
        "entry": [
            {
                "account": one.account.value,
                "amount": money(one.amount),
                "ref": one.ref or None,
            }
            for one in entry
        ],
    }


def _shape(document: Any) -> Shape:
    money, positive = money_of(document)
    payment = {
        "amount": need(positive),
        "principal": may(money),
        "interest": may(money),
        "charges": may(money),
    }
    receivable = {"ref": need(text), "open": need(money)}
    return Shape(
        {
            "currency": need(currency),
            "payment": need(shape_of(Payment, payment)),
            "receivables": may(many(shape_of(Receivable, receivable)), ()),
            "order": may(many(choice(Part), least=len(Part)), PRINCIPAL_FIRST),
            "returned": may(money),
        }
    )
