"""The register document: who is insolvent in a register's file, by company number."""

from typing import Any

from ...documents.refused import RefusedError
from ...documents.shape import Shape, check_refs, many, may, need
from ...documents.table import Problem
from ...documents.values import any_text, iso, text
from ..register import Entry, keys, match, read

_CUSTOMER = Shape(
    {
        "ref": need(text),
        "company_number": may(any_text, ""),
        "vat": may(any_text, ""),
    }
)
_REQUEST = Shape({"text": need(any_text), "customers": may(many(_CUSTOMER), ())})


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _REQUEST(document)
        check_refs([one["ref"] for one in asked["customers"]], "customers")
    except RefusedError as refusal:
        return refusal.response()
    entries, problems = read(asked["text"])
    known = {
        one["ref"]: keys(one["company_number"], one["vat"])
        for one in asked["customers"]
    }
    found = match(entries, known)
    return {
        "entries": [_told(one, found[one.line]) for one in entries],
        "problems": [_problem(one) for one in problems],
    }


def _told(entry: Entry, refs: tuple[str, ...]) -> dict[str, Any]:
    return {
        **entry._asdict(),
        "kind": entry.kind.value,
        "opened_on": iso(entry.opened_on),
        "published_on": iso(entry.published_on),
        "said_until": iso(entry.said_until),
        "customers": list(refs),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return problem._asdict()
