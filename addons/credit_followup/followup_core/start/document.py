"""The ahead document: what a customer gets on the nights ahead, as JSON."""

from datetime import date
from decimal import localcontext
from typing import Any

from ..documents.refused import RefusedError
from ..documents.shape import Shape, need
from ..documents.values import iso, whole
from ..scenario.document import EXACT_DIGITS, respond
from ..scenario.request import parse
from ..workdays import shift
from .ahead import MOST_DAYS, Step, ahead, settings_of_days


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    with localcontext() as context:
        context.prec = EXACT_DIGITS
        try:
            found = _SHAPE(document)
            asked = parse(found["request"])
        except RefusedError as refusal:
            return refusal.response()
        until = shift(asked.as_of, found["days"])
        days = settings_of_days(asked.settings)
        return {
            "steps": [
                {"on": iso(step.on), **_told(step, asked)}
                for step in ahead(asked.group, until, asked.as_of, days)
            ]
        }


def _told(step: Step, asked: Any) -> dict[str, Any]:
    """Return a step as the decision document of its day says it."""
    day: date = step.on
    return respond(step.decision, asked._replace(as_of=day))


def _as_it_is(value: Any, _path: str) -> Any:
    """Leave a request to the document that reads it."""
    return value


_SHAPE = Shape({"request": need(_as_it_is), "days": need(whole(1, MOST_DAYS))})
