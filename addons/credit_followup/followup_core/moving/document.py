"""The history document: what of another tool's file our items have got already."""

from typing import Any

from ..documents.records import DAY, shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, may, need
from ..documents.values import any_text, iso, text, whole
from .file import read
from .history import Item, Moving, Step, move_in, plain


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it.

    The messages come as the text of a ``file`` or, read already, as ``steps``.
    """
    try:
        asked = _SHAPE(document)
        check_refs([one.ref for one in asked["items"]], "items")
        ranks = {one["name"]: one["rank"] for one in asked["levels"]}
        check_refs([plain(one["name"]) for one in asked["levels"]], "levels")
    except RefusedError as refusal:
        return refusal.response()
    steps, problems = read(asked["file"]) if asked["file"] else ([], [])
    found = move_in(
        [*asked["steps"], *steps],
        asked["items"],
        ranks,
        asked["as_of"],
    )
    return {
        **_told(found),
        "problems": [one._asdict() for one in problems],
    }


def _told(found: Moving) -> dict[str, Any]:
    return {
        "moved": [{**one._asdict(), "on": iso(one.on)} for one in found.moved],
        "contacts": {who: iso(on) for who, on in found.contacts.items()},
        "left": [{"line": one.line, "why": one.why.value} for one in found.left],
    }


_LEVEL = Shape({"name": need(text), "rank": need(whole(1, 99))}, lambda **one: one)
_SHAPE = Shape(
    {
        "as_of": need(DAY),
        "levels": need(many(_LEVEL)),
        "items": need(many(shape_of(Item))),
        "steps": may(many(shape_of(Step)), ()),
        "file": may(any_text, ""),
    }
)
