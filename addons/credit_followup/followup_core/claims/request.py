"""A request as JSON to a request as records; what contradicts itself is refused."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from ..law.case import (
    Allocation,
    CreditorKind,
    Debt,
    DebtorKind,
    InterestClause,
    Notice,
    NoticeChannel,
    NoticeKind,
    Payment,
    PenaltyClause,
    Request,
    Terms,
)
from ..money import decimals
from ..reading import (
    COUNTRY,
    CURRENCY,
    Reader,
    RequestError,
    amount,
    choice,
    code,
    day,
    flag,
    one_of,
    percent,
    text,
)

_FIXED, _PERCENT, _CAP = "fixed", "percent", "statutory_cap"


def parse(document: Any) -> Request:
    """Return the request of a JSON object.

    :raises RequestError: if anything in it is not understood
    """
    keys = (
        *("jurisdiction", "debtor_kind", "creditor_kind", "currency", "as_of"),
        *("allocation", "terms", "items", "payments", "notices"),
        *("creditor_recovers_vat", "vat_percent"),
    )
    reader = Reader(document, "", keys)
    currency = reader.need("currency", code(CURRENCY, "three capitals of ISO 4217"))
    money = amount(decimals(currency))
    request = Request(
        jurisdiction=reader.need(
            "jurisdiction", code(COUNTRY, "two capitals of ISO 3166-1")
        ),
        debtor=reader.need("debtor_kind", choice(DebtorKind)),
        creditor=reader.get(
            "creditor_kind", choice(CreditorKind), CreditorKind.BUSINESS
        ),
        currency=currency,
        as_of=reader.need("as_of", day),
        debts=reader.need("items", lambda *_value: True)
        and reader.each("items", lambda value, at: _debt(value, at, money)),
        payments=reader.each("payments", lambda value, at: _payment(value, at, money)),
        notices=reader.each("notices", _notice),
        terms=reader.get("terms", lambda value, at: _terms(value, at, money), None),
        allocation=reader.get("allocation", choice(Allocation), Allocation.STATUTORY),
        recovers_vat=reader.get("creditor_recovers_vat", flag, True),
        vat_percent=reader.get("vat_percent", percent, Decimal(0)),
    )
    _check_together(request)
    return request


def _debt(value: Any, path: str, money: Callable[[Any, str], Decimal]) -> Debt:
    keys = ("ref", "principal", "due_on", "invoiced_on", "received_on")
    reader = Reader(value, path, keys)
    debt = Debt(
        ref=reader.need("ref", text),
        principal=reader.need("principal", money),
        due_on=reader.need("due_on", day),
        invoiced_on=reader.get("invoiced_on", day, None),
        received_on=reader.get("received_on", day, None),
    )
    if debt.principal < 0:
        at = reader.at("principal")
        raise RequestError("negative_principal", at, f"{at} is below zero")
    if debt.invoiced_on and debt.received_on and debt.received_on < debt.invoiced_on:
        at = reader.at("received_on")
        raise RequestError("bad_date", at, f"{at} is before the invoice date")
    if debt.invoiced_on and debt.due_on < debt.invoiced_on:
        at = reader.at("due_on")
        raise RequestError("due_before_invoice", at, f"{at} is before the invoice date")
    return debt


def _payment(value: Any, path: str, money: Callable[[Any, str], Decimal]) -> Payment:
    reader = Reader(value, path, ("paid_on", "amount", "item"))
    payment = Payment(
        paid_on=reader.need("paid_on", day),
        amount=reader.need("amount", money),
        ref=reader.get("item", text, None),
    )
    if payment.amount <= 0:
        at = reader.at("amount")
        raise RequestError("bad_amount", at, f"{at} must be above zero")
    return payment


def _notice(value: Any, path: str) -> Notice:
    reader = Reader(value, path, ("kind", "channel", "sent_on", "received_on"))
    notice = Notice(
        kind=reader.need("kind", choice(NoticeKind)),
        channel=reader.need("channel", choice(NoticeChannel)),
        sent_on=reader.need("sent_on", day),
        received_on=reader.get("received_on", day, None),
    )
    if notice.received_on and notice.received_on < notice.sent_on:
        at = reader.at("received_on")
        raise RequestError("bad_date", at, f"{at} is before the letter was sent")
    return notice


def _terms(value: Any, path: str, money: Callable[[Any, str], Decimal]) -> Terms:
    keys = ("concluded_on", "accepted_on", "interest", "penalty")
    reader = Reader(value, path, keys)
    return Terms(
        concluded_on=reader.get("concluded_on", day, None),
        accepted_on=reader.get("accepted_on", day, None),
        interest=reader.get("interest", _interest, None),
        penalty=reader.get(
            "penalty", lambda clause, at: _penalty(clause, at, money), None
        ),
    )


def _interest(value: Any, path: str) -> InterestClause:
    reader = Reader(value, path, ("kind", "rate_percent"))
    kind = reader.need("kind", one_of(_FIXED, _CAP))
    if kind == _CAP:
        Reader(value, path, ("kind",))
        return InterestClause()
    return InterestClause(reader.need("rate_percent", percent))


def _penalty(
    value: Any, path: str, money: Callable[[Any, str], Decimal]
) -> PenaltyClause:
    reader = Reader(value, path, ("kind", "percent", "minimum"))
    kind = reader.need("kind", one_of(_PERCENT, _CAP))
    if kind == _CAP:
        Reader(value, path, ("kind",))
        return PenaltyClause()
    minimum = reader.get("minimum", money, Decimal(0))
    if minimum < 0:
        at = reader.at("minimum")
        raise RequestError("bad_amount", at, f"{at} is below zero")
    return PenaltyClause(reader.need("percent", percent), minimum)


def _check_together(request: Request) -> None:
    """Refuse values that contradict each other."""
    invoiced: dict[str, date | None] = {}
    for number, debt in enumerate(request.debts):
        if debt.ref in invoiced:
            at = f"items[{number}].ref"
            raise RequestError("duplicate_ref", at, f"{at} is used twice")
        invoiced[debt.ref] = debt.invoiced_on
    for number, payment in enumerate(request.payments):
        if payment.ref is None:
            since = min((day for day in invoiced.values() if day), default=None)
        elif payment.ref in invoiced:
            since = invoiced[payment.ref]
        else:
            at = f"payments[{number}].item"
            raise RequestError("unknown_item", at, f"{at} names no item of the request")
        if since is not None and payment.paid_on < since:
            at = f"payments[{number}].paid_on"
            message = f"{at} is before the invoice date"
            raise RequestError("payment_before_invoice", at, message)
