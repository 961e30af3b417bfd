"""The audit document: what the conditions of customers lack."""

from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, need
from ..documents.values import text
from .audit import Customer, lacks


def _with_ref(ref: str, **values: Any) -> tuple[str, Customer]:
    return ref, Customer(**values)


_REQUEST = Shape(
    {"customers": need(many(shape_of(Customer, {"ref": need(text)}, _with_ref)))}
)


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        customers = _REQUEST(document)["customers"]
        check_refs([ref for ref, _customer in customers], "customers")
    except RefusedError as refusal:
        return refusal.response()
    return {
        "customers": [
            {"ref": ref, "lacks": [lack.value for lack in lacks(customer)]}
            for ref, customer in customers
        ]
    }
