"""The credibility document: how far a customer kept his words."""

from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, many, need
from ..documents.values import iso
from .credibility import Outcome, credibility, together

# A word is given for one item or for several: each has what came of it.
_WORD = many(shape_of(Outcome), least=1)
_REQUEST = Shape({"words": need(many(_WORD))})


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        words = [together(outcomes) for outcomes in _REQUEST(document)["words"]]
    except RefusedError as refusal:
        return refusal.response()
    found = credibility(words)
    return {
        "words": [_word(one) for one in words],
        "credibility": found and found._asdict(),
    }


def _word(one: Outcome) -> dict[str, Any]:
    return {"state": one.state.value, "fulfilled_on": iso(one.fulfilled_on)}
