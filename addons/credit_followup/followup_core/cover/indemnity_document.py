"""The indemnity document: what an insurer pays, and what of recoveries is his."""

from decimal import Decimal
from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, may, need
from ..documents.values import amount, currency, money_of
from ..money import unit
from .contract import ZERO, Contract
from .indemnity import Paid, indemnity, recovered, split
from .request import contract_shape, said, sums_read

ONE = Decimal(1)


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        _check_since(asked)
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
            "open_now": may(amount()),
            "rate": may(amount(positive=True), ONE),
            "shared": may(money, ZERO),
        }
    )


def _check_since(asked: dict[str, Any]) -> None:
    """Refuse what came in since, where it is told and reckoned as well."""
    if asked["open_now"] is None:
        return
    if asked["recovered_since"]:
        message = "open_now and recovered_since exclude each other"
        raise RefusedError("bad_value", "recovered_since", message)
    if asked["paid"] is None:
        raise RefusedError("missing_key", "paid", "paid is missing, beside open_now")
    smallest = unit(asked["currency"])
    facts = (asked["paid"].loss, asked["open_now"], asked["rate"], smallest)
    asked["recovered_since"] = recovered(*facts)


def _answer(
    currency: str, contract: Contract, paid: Paid | None, **asked: Any
) -> dict[str, Any]:
    smallest = unit(currency)
    owed = indemnity(asked["insured"], asked["recovered"], contract, smallest)
    since = (asked["recovered_since"], asked["shared"])
    return {
        "indemnity": said(owed),
        "recovered_since": said(asked["recovered_since"]) if paid else None,
        "split": _split(paid, since, contract, smallest) if paid else None,
    }


def _split(
    paid: Paid, since: tuple[Decimal, Decimal], contract: Contract, smallest: Decimal
) -> dict[str, Any]:
    found = split(paid, *since, contract, smallest)
    return {"insurer": said(found.insurer), "ours": said(found.ours)}
