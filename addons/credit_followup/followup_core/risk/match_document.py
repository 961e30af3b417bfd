"""The match document: which known debtors a new partner may be, the surest first."""

from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, need
from ..documents.values import text
from .matching import is_likely, matched
from .traces import Identity, Trace, traces

_KNOWN = shape_of(
    Identity, {"ref": need(text)}, lambda ref, **values: (ref, Identity(**values))
)
_REQUEST = Shape({"new": need(shape_of(Identity)), "known": need(many(_KNOWN))})


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _REQUEST(document)
        check_refs([ref for ref, _identity in asked["known"]], "known")
    except RefusedError as refusal:
        return refusal.response()
    new = set(traces(asked["new"]))
    common = (
        (ref, [one for one in traces(known) if one in new])
        for ref, known in asked["known"]
    )
    found = [_match(ref, traces_) for ref, traces_ in common if traces_]
    return {"matches": sorted(found, key=lambda one: -one["sureness"])}


def _match(ref: str, found: list[Trace]) -> dict[str, Any]:
    match = matched(found)
    by_kind = sorted(found, key=lambda one: match.kinds.index(one.kind))
    return {
        "ref": ref,
        "sureness": match.sureness,
        "is_likely": is_likely(match),
        "traces": [{"kind": one.kind.value, "value": one.value} for one in by_kind],
    }
