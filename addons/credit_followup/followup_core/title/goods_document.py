"""The goods document: what of an order lies unpaid at the customer, and is ours."""

from collections.abc import Sequence
from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, may, need
from ..documents.values import amount, currency, flag, iso, money_of, text
from ..money import half_up, unit
from .goods import ONE, ZERO, Bill, Goods, Kind, Line, Parcel, unpaid

_SOME = amount(positive=True)


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        check_refs([one.ref for one in asked["invoices"]], "invoices")
        check_refs([one.ref for one in asked["kinds"]], "kinds")
        _check_kinds(asked)
    except RefusedError as refusal:
        return refusal.response()
    code = asked.pop("currency")
    return {"goods": [_said(one, code) for one in unpaid(_line(**asked))]}


def _check_kinds(asked: dict[str, Any]) -> None:
    """Refuse goods that the line does not consist of."""
    kinds = {one.ref for one in asked["kinds"]}
    for key in ("deliveries", "returns"):
        for place, parcel in enumerate(asked[key]):
            if parcel.kind not in kinds:
                path = f"{key}[{place}].kind"
                message = f"{path} is not among the kinds of the line"
                raise RefusedError("bad_value", path, message)


def _shape(document: Any) -> Shape:
    """Return the shape of a request; what came back has a list of its own."""
    money, _positive = money_of(document)
    left = {"ref": need(text), "kind": need(text), "quantity": need(_SOME)}
    bill = {"ref": need(text), "quantity": need(_SOME), "amount": need(money)}
    note = {**bill, "quantity": need(amount())}
    kind = {
        "ref": need(text),
        "per_unit": may(_SOME, ONE),
        "share": may(amount(), ONE),
    }
    return Shape(
        {
            "currency": need(currency),
            "kinds": need(many(shape_of(Kind, kind), least=1)),
            "deliveries": need(many(shape_of(Parcel, left, without={"of"}))),
            "returns": may(many(shape_of(Parcel, left)), ()),
            "invoices": may(many(shape_of(Bill, bill, without={"reverses"})), ()),
            "credit_notes": may(many(shape_of(Bill, note, without={"unreleased"})), ()),
            "price": may(money, ZERO),
            "unbilled_reserved": may(flag, True),
        }
    )


def _line(
    kinds: Sequence[Kind],
    deliveries: Sequence[Parcel],
    returns: Sequence[Parcel],
    invoices: Sequence[Bill],
    credit_notes: Sequence[Bill],
    **values: Any,
) -> Line:
    back = [one._replace(quantity=-one.quantity) for one in returns]
    notes = [
        one._replace(quantity=-one.quantity, amount=-one.amount) for one in credit_notes
    ]
    return Line(kinds, [*deliveries, *back], [*invoices, *notes], **values)


def _said(one: Goods, code: str) -> dict[str, Any]:
    return {
        **one._asdict(),
        "on": iso(one.on),
        "quantity": f"{one.quantity.normalize():f}",
        "value": str(half_up(one.value, unit(code))),
    }
