"""The keep document: why and how long what is kept of a customer is kept."""

from typing import Any, NamedTuple

from ..documents.records import DAY, shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, may, need
from ..documents.values import iso
from .keeping import Kind, Terms, keeping


class _Thing(NamedTuple):
    """Something that is kept, and its day."""

    ref: str
    kind: Kind
    on: Any


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _SHAPE(document)
        things = asked["things"]
        check_refs([one.ref for one in things], "things")
    except RefusedError as refusal:
        return refusal.response()
    told = []
    for one in things:
        found = keeping(one.kind, one.on, asked["settled_on"], asked["terms"])
        told.append(
            {
                "ref": one.ref,
                "ground": found.ground.value,
                "until": iso(found.until),
                "may_go": found.may_go(asked["as_of"]),
            }
        )
    return {"things": told}


_THING = shape_of(_Thing, before={"on": need(DAY)})
_SHAPE = Shape(
    {
        "as_of": need(DAY),
        "settled_on": may(DAY),
        "terms": may(shape_of(Terms), Terms()),
        "things": need(many(_THING)),
    }
)
