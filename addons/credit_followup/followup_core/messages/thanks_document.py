"""The thanks document: whether a customer is thanked for what he paid."""

from typing import Any

from ..documents.records import DAY, shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, may, need
from ..documents.values import flag, text
from .thanks import Settled, thanks


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _SHAPE(document)
        check_refs([one.ref for one in asked["settled"]], "settled")
    except RefusedError as refusal:
        return refusal.response()
    found = thanks(
        asked["settled"],
        asked["as_of"],
        is_late=asked["is_late"],
        is_held=asked["is_held"],
    )
    return {"why": found.why.value, "items": list(found.items)}


_SETTLED = shape_of(
    Settled,
    {"ref": need(text), "reminded_on": may(DAY), "paid_on": may(DAY)},
)
_SHAPE = Shape(
    {
        "as_of": need(DAY),
        "settled": need(many(_SETTLED)),
        "is_late": may(flag, False),
        "is_held": may(flag, False),
    }
)
