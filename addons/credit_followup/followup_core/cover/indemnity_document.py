"""The indemnity document: what an insurer pays, and what of recoveries is his."""

from decimal import Decimal
from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, may, need
from ..documents.values import currency, money_of
from ..money import unit
from .contract import ZERO, Contract
from .indemnity import Paid, indemnity, split
from .request import contract_shape, said, sums_read


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
    except RefusedError as refusal:
        return refusal.response()
    return _answer(**asked)


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, _positive = money_of(document)
    paid = shape_of(Paid, {"amount": need(money), "loss": need(money)})
    return Shape(
        {
            "currency": need(currency),
            "contract": need(contract_shape(document)),
            "insured": may(sums_read(document), ()),
            "recovered": may(money, ZERO),
            "paid": may(paid),
            "recovered_since": may(money, ZERO),
            "shared": may(money, ZERO),
        }
    )


def _answer(
    currency: str, contract: Contract, paid: Paid | None, **asked: Any
) -> dict[str, Any]:
    smallest = unit(currency)
    owed = indemnity(asked["insured"], asked["recovered"], contract, smallest)
    since = (asked["recovered_since"], asked["shared"])
    return {
        "indemnity": said(owed),
        "split": _split(paid, since, contract, smallest) if paid else None,
    }


def _split(
    paid: Paid, since: tuple[Decimal, Decimal], contract: Contract, smallest: Decimal
) -> dict[str, Any]:
    found = split(paid, *since, contract, smallest)
    return {"insurer": said(found.insurer), "ours": said(found.ours)}
