"""A request as JSON to a request as records; what contradicts itself is refused."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ..documents.refused import RefusedError
from ..documents.shape import Field, Read, Shape, check_refs, many, may, need
from ..documents.values import (
    choice,
    country,
    currency,
    day_between,
    flag,
    money_of,
    number,
    one_of,
    text,
    whole,
)
from ..law.case import (
    Allocation,
    CreditorKind,
    Debt,
    DebtorKind,
    Exchange,
    FeeClause,
    InterestClause,
    Notice,
    NoticeChannel,
    NoticeKind,
    Payment,
    PenaltyClause,
    RateChoice,
    Request,
    Terms,
)

_FIXED, _PERCENT, _CAP = "fixed", "percent", "statutory_cap"
_HUNDRED = Decimal(100)
# No debt of today is older, and none is asked for that far ahead.
day = day_between(1950, 2200)
# Each letter is held against each item.
MOST_NOTICES = 1000
LATEST_FEE = 3650


def parse(document: Any) -> Request:
    """Return the request of a JSON object.

    :raises RefusedError: if anything in it is not understood
    """
    money, _positive = money_of(document)
    request: Request = _shape(money)(document)
    return request


def _shape(money: Read) -> Shape:
    """Return the shape of a request whose amounts are read so."""
    return Shape(
        {
            "jurisdiction": need(country),
            "debtor_kind": need(choice(DebtorKind)),
            "creditor_kind": may(choice(CreditorKind), CreditorKind.BUSINESS),
            "currency": need(currency),
            "as_of": need(day),
            "allocation": may(choice(Allocation), Allocation.STATUTORY),
            "terms": may(_terms(money)),
            "items": need(many(_debt(money))),
            "payments": may(many(_payment(money)), ()),
            "notices": may(many(_NOTICE, most=MOST_NOTICES), ()),
            "creditor_recovers_vat": may(flag, True),
            "vat_percent": may(percent, Decimal(0)),
            "rate_choice": may(choice(RateChoice), RateChoice.PER_DAY),
            "in_health_care": may(flag, False),
            "exchange_rates": may(many(_EXCHANGE), ()),
        },
        _request,
    )


def percent(value: Any, path: str) -> Decimal:
    """Read a percentage from 0 to 100 as a decimal string."""
    found = number(value, path, "bad_rate")
    if not 0 <= found <= _HUNDRED:
        raise RefusedError("bad_rate", path, f"{path} must be between 0 and 100")
    return found


# === PARTS === #


def _debt(money: Read) -> Shape:
    def build(**values: Any) -> Debt:
        debt = Debt(**values)
        if debt.invoiced_on and debt.received_on:
            if debt.received_on < debt.invoiced_on:
                message = "the day of receipt is before the invoice date"
                raise RefusedError("bad_date", "received_on", message)
        if debt.invoiced_on and debt.due_on < debt.invoiced_on:
            message = "the due date is before the invoice date"
            raise RefusedError("due_before_invoice", "due_on", message)
        return debt

    fields = {
        "ref": need(text),
        "principal": need(money),
        "due_on": need(day),
        "invoiced_on": may(day),
        "received_on": may(day),
        "due_agreed": may(flag, True),
        "default_hint": may(flag, False),
    }
    return Shape(fields, build)


def _payment(money: Read) -> Shape:
    def build(paid_on: date, amount: Decimal, item: str | None) -> Payment:
        if not amount:
            raise RefusedError("bad_amount", "amount", "the amount must be above zero")
        return Payment(paid_on, amount, item)

    fields = {"paid_on": need(day), "amount": need(money), "item": may(text)}
    return Shape(fields, build)


def _notice(**values: Any) -> Notice:
    notice = Notice(**values)
    if notice.received_on and notice.received_on < notice.sent_on:
        message = "the day of receipt is before the letter was sent"
        raise RefusedError("bad_date", "received_on", message)
    return notice


_NOTICE = Shape(
    {
        "kind": need(choice(NoticeKind)),
        "channel": need(choice(NoticeChannel)),
        "sent_on": need(day),
        "received_on": may(day),
    },
    _notice,
)


def _terms(money: Read) -> Shape:
    fields = {
        "concluded_on": may(day),
        "accepted_on": may(day),
        "interest": may(_clause(_FIXED, {"rate_percent": need(percent)}, _interest)),
        "penalty": may(
            _clause(
                _PERCENT,
                {"percent": need(percent), "minimum": may(money, Decimal(0))},
                _penalty,
            )
        ),
        "fee": may(
            Shape(
                {"amount": need(money), "after_days": need(whole(0, LATEST_FEE))},
                FeeClause,
            )
        ),
    }
    return Shape(fields, Terms)


def _rate_of_exchange(value: Any, path: str) -> Decimal:
    """Read what one unit was worth, above zero."""
    found = number(value, path, "bad_rate")
    if found <= 0:
        raise RefusedError("bad_rate", path, f"{path} must be above zero")
    return found


_EXCHANGE = Shape(
    {"currency": need(currency), "on": need(day), "rate": need(_rate_of_exchange)},
    Exchange,
)


def _clause(own: str, fields: dict[str, Field], build: Any) -> Read:
    """Return the reader of a clause: figures of its own, or up to the law's cap."""
    kind = {"kind": need(one_of(own, _CAP))}
    with_figures, with_cap = Shape({**kind, **fields}, build), Shape(kind, build)

    def read(value: Any, path: str) -> Any:
        capped = isinstance(value, Mapping) and value.get("kind") == _CAP
        return (with_cap if capped else with_figures)(value, path)

    return read


def _interest(kind: str, rate_percent: Decimal | None = None) -> InterestClause:
    return InterestClause(rate_percent)


def _penalty(
    kind: str, percent: Decimal | None = None, minimum: Decimal = Decimal(0)
) -> PenaltyClause:
    return PenaltyClause(percent, minimum)


# === TOGETHER === #


def _request(**values: Any) -> Request:
    """Return the request, unless its parts contradict each other."""
    request = Request(
        jurisdiction=values["jurisdiction"],
        debtor=values["debtor_kind"],
        creditor=values["creditor_kind"],
        currency=values["currency"],
        as_of=values["as_of"],
        debts=values["items"],
        payments=values["payments"],
        notices=values["notices"],
        terms=values["terms"],
        allocation=values["allocation"],
        recovers_vat=values["creditor_recovers_vat"],
        vat_percent=values["vat_percent"],
        rate_choice=values["rate_choice"],
        in_health_care=values["in_health_care"],
        exchange=values["exchange_rates"],
    )
    check_refs([debt.ref for debt in request.debts], "items")
    _check_exchange(request.exchange)
    invoiced = {debt.ref: debt.invoiced_on for debt in request.debts}
    first = min((day for day in invoiced.values() if day), default=None)
    for position, payment in enumerate(request.payments):
        _check_payment(payment, invoiced, first, f"payments[{position}]")
    return request


def _check_exchange(rates: tuple[Exchange, ...]) -> None:
    """Refuse a second rate of one day: which of them was published is not known."""
    known = set()
    for position, one in enumerate(rates):
        path = f"exchange_rates[{position}].on"
        if (one.currency, one.on) in known:
            raise RefusedError("bad_value", path, f"{path} has a rate already")
        known.add((one.currency, one.on))


def _check_payment(
    payment: Payment,
    invoiced: Mapping[str, date | None],
    first: date | None,
    path: str,
) -> None:
    """Refuse money for a debt that is not there, or that was not invoiced yet."""
    if payment.ref is None:
        since = first
    elif payment.ref in invoiced:
        since = invoiced[payment.ref]
    else:
        message = "the payment names no item of the request"
        raise RefusedError("unknown_item", f"{path}.item", message)
    if since is not None and payment.paid_on < since:
        message = "the payment is before the invoice date"
        raise RefusedError("payment_before_invoice", f"{path}.paid_on", message)
