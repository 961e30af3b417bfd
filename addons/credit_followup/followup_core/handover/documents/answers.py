"""The answers document: the facts of a placement after what its agency said."""

from datetime import date
from typing import Any, NamedTuple

from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, many, may, need
from ...documents.values import any_text, choice, text
from ..events import Answers, Event, Kind, after
from ..placements import Placement


class _Said(NamedTuple):
    """One event. ``claim``: empty where it is for all of them."""

    kind: Kind
    on: date
    claim: str


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _REQUEST(document)
        _check(asked["claims"], asked["events"])
    except RefusedError as refusal:
        return refusal.response()
    placement: Placement = asked["placement"]
    answers = Answers(asked["claims"])
    for one in asked["events"]:
        event = Event(0, one.kind, one.on, claim_ref=one.claim)
        placement = after(placement, event, answers.there)
        answers.add(one.claim, one.kind)
    placement = placement._replace(**answers.answered._asdict())
    facts = placement._asdict().items()
    return {key: _written(one) for key, one in facts if key != "key"}


def _check(claims: tuple[str, ...], events: tuple[_Said, ...]) -> None:
    if len(set(claims)) < len(claims):
        raise RefusedError("bad_value", "claims", "a claim is there twice")
    for place, one in enumerate(events):
        if one.claim and one.claim not in claims:
            path = f"events[{place}].claim"
            raise RefusedError("bad_value", path, f"{path} is not among the claims")


def _written(value: Any) -> Any:
    """Return a fact as ``judge`` reads it."""
    if value is None or isinstance(value, bool):
        return value
    return getattr(value, "value", str(value))


def _placement(**facts: Any) -> Placement:
    return Placement(key=0, **facts)


_SAID = Shape(
    {"kind": need(choice(Kind)), "on": need(DAY), "claim": may(any_text, "")}, _Said
)
_REQUEST = Shape(
    {
        "placement": need(shape_of(Placement, build=_placement, without={"key"})),
        "claims": need(many(text, least=1)),
        "events": need(many(_SAID)),
    }
)
