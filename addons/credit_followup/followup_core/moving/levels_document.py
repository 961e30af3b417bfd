"""The levels document: another tool's levels, counted as ours."""

from typing import Any

from ..documents.records import MOST, shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, need
from ..documents.values import whole
from .levels import Theirs, take_over


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        levels = _SHAPE(document)["levels"]
        check_refs([one.ref for one in levels], "levels")
    except RefusedError as refusal:
        return refusal.response()
    return {
        "levels": [
            {**one._asdict(), "channel": one.channel.value} for one in take_over(levels)
        ]
    }


# That tool may remind before a debt is due.
_DAYS = {"days": need(whole(-MOST, MOST))}
_SHAPE = Shape({"levels": need(many(shape_of(Theirs, before=_DAYS)))})
