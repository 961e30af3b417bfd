"""The payer document: how a customer pays, and what type that is."""

from decimal import Decimal
from typing import Any

from ...documents.records import DAY, MOST, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, many, may, need
from ...documents.values import currency, money_of, text, whole
from ...money import half_up
from ..payers import History, Reason, Receipt, profile
from ..proposals import Meant, proposed

TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")
DAYS, SHARES = ("delay", "trend", "spread"), ("on_time", "waited")


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
    except RefusedError as refusal:
        return refusal.response()
    history = History(**{name: asked[name] for name in History._fields})
    found = profile(history, asked["as_of"])
    told = found._asdict()
    said: dict[str, Any] = {
        "payments": found.payments,
        **{name: _said(told[name], TENTH) for name in DAYS},
        **{name: _said(told[name], HUNDREDTH) for name in SHARES},
        "payer": found.payer and found.payer.value,
        "rests_on": found.rests_on.value,
    }
    # Who asks by a key of a request gets the answer to it.
    if asked["reasons"]:
        said["reasons"] = [one._asdict() for one in found.reasons]
    if asked["policies"]:
        follows = (asked["segment"], asked["policy"])
        said["proposed"] = proposed(found.payer, *follows, asked["policies"])
    return said


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, _positive = money_of(document)
    receipt = shape_of(Receipt, {"amount": need(money)})
    counts = ("kept", "broken", "justified", "unfounded")
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "receipts": need(many(receipt)),
            **dict.fromkeys(counts, may(whole(0, MOST), 0)),
            "reasons": may(many(shape_of(Reason, {"code": need(text)})), ()),
            "segment": may(text, "business"),
            "policy": may(text),
            "policies": may(many(shape_of(Meant, {"policy": need(text)})), ()),
        }
    )


def _said(number: Decimal | None, smallest: Decimal) -> str | None:
    """Return a number in its unit, a zero without a sign."""
    return None if number is None else str(half_up(number, smallest) + 0)
