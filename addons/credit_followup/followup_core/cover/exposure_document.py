"""The exposure document: what a customer owes, or will, beside his cover."""

from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, may, need
from ..documents.values import amount, currency, text
from .exposure import Granted, NoRateError, Part, exposure
from .request import said

_RATE = Shape(
    {"currency": need(currency), "rate": need(amount(positive=True))},
    lambda currency, rate: (currency, rate),
)
_NAMED = {"ref": need(text), "currency": need(currency)}
_REQUEST = Shape(
    {
        "currency": need(currency),
        "limit": need(shape_of(Granted, {**_NAMED, "amount": need(amount())})),
        "parts": need(many(shape_of(Part, _NAMED))),
        "rates": may(many(_RATE), ()),
    }
)


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _REQUEST(document)
        check_refs([one for one, _rate in asked["rates"]], "rates")
        found = exposure(**{**asked, "rates": dict(asked["rates"])})
    except RefusedError as refusal:
        return refusal.response()
    except NoRateError as missing:
        return RefusedError("no_rate", "rates", str(missing)).response()
    return {name: said(value) for name, value in found._asdict().items()}
