"""The payout document: what an agency kept and paid out, its entries, what is left."""

from decimal import Decimal
from typing import Any, NamedTuple

from ...documents.refused import RefusedError
from ...documents.shape import Shape, may, need
from ...documents.values import currency, flag, money_of
from ...money import decimals
from ..booking import PayoutSum, Posting, fee_entry, payout_entry

ZERO = Decimal(0)


class _Payout(NamedTuple):
    """``received``: payments less those that were returned. ``paid``: on the bank."""

    currency: str
    received: Decimal
    fee: Decimal
    tax: Decimal
    fees_netted: bool
    paid: Decimal | None


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked: _Payout = _shape(document)(document)
    except RefusedError as refusal:
        return refusal.response()
    netted, code = asked.fees_netted, asked.currency
    sums = PayoutSum(asked.received, asked.fee + asked.tax, asked.paid)
    fees = fee_entry(asked.fee, asked.tax, netted=netted)
    paid = payout_entry(asked.paid) if asked.paid else []
    return {
        "fee_entry": [_posting(one, code) for one in fees],
        "payout_entry": [_posting(one, code) for one in paid],
        "difference": _money(sums.difference(netted=netted), code),
    }


def _shape(document: Any) -> Shape:
    money, _positive = money_of(document)
    return Shape(
        {
            "currency": need(currency),
            "received": may(money, ZERO),
            "fee": may(money, ZERO),
            "tax": may(money, ZERO),
            "fees_netted": may(flag, True),
            "paid": may(money),
        },
        _Payout,
    )


def _posting(one: Posting, code: str) -> dict[str, str]:
    return {"account": one.account.value, "amount": _money(one.amount, code)}


def _money(amount: Decimal, code: str) -> str:
    return f"{amount:.{decimals(code)}f}"
