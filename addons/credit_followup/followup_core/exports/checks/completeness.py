"""How complete a dossier is: what helps an agency, beside what it must have."""

from collections.abc import Callable
from typing import Any, NamedTuple

from ...documents.refused import RefusedError
from .schema import Schema

HUNDRED = 100


class Completeness(NamedTuple):
    """The share of what is worth having, in whole percent, and what is missing."""

    percent: int
    missing: tuple[str, ...]


def answer(document: Any, schema: Schema) -> dict[str, Any]:
    """Return how complete a dossier is, or the error that refuses it."""
    try:
        found = completeness(schema.read(document, ""))
    except RefusedError as refusal:
        return refusal.response()
    return {"percent": found.percent, "missing": list(found.missing)}


def completeness(dossier: dict[str, Any]) -> Completeness:
    """Return how complete a dossier is; each thing counts alike.

    A registration number is asked of businesses only.
    """
    asked = {code: has(dossier) for code, has in WORTH.items()}
    if dossier["case"]["nature"] != "b2b":
        del asked["registration"]
    missing = tuple(code for code, has in asked.items() if not has)
    return Completeness(HUNDRED * (len(asked) - len(missing)) // len(asked), missing)


def _reached_by(*kinds: str) -> Callable[[dict[str, Any]], bool]:
    def has(dossier: dict[str, Any]) -> bool:
        return any(
            channel["type"] in kinds
            for debtor in dossier["debtors"]
            for one in (debtor, *debtor.get("contacts", ()))
            for channel in one.get("channels", ())
        )

    return has


def _document(*kinds: str) -> Callable[[dict[str, Any]], bool]:
    return lambda dossier: any(one["kind"] in kinds for one in dossier["documents"])


def _registered(dossier: dict[str, Any]) -> bool:
    main = [one for one in dossier["debtors"] if one["role"] == "main"]
    return all(one.get("identifiers") for one in main)


def _each_has_copy(dossier: dict[str, Any]) -> bool:
    """Tell whether each claim names a copy of its invoice."""
    copies = {
        ref
        for one in dossier["documents"]
        if one["kind"] in ("invoice", "credit_note")
        for ref in one.get("claim_refs", ())
    }
    return all(one["ref"] in copies for one in dossier["claims"])


def _noticed(dossier: dict[str, Any]) -> bool:
    return any(one.get("is_formal_notice") for one in dossier["dunning"])


def _proved(dossier: dict[str, Any]) -> bool:
    return any(
        one.get("is_formal_notice") and one.get("proof_document_id")
        for one in dossier["dunning"]
    )


# What is worth having, and whether a dossier has it.
WORTH: dict[str, Callable[[dict[str, Any]], bool]] = {
    "invoice_copies": _each_has_copy,
    "phone": _reached_by("phone", "mobile"),
    "email": _reached_by("email"),
    "registration": _registered,
    "terms": _document("terms"),
    "delivery": _document("delivery_note"),
    "formal_notice": _noticed,
    "notice_proof": _proved,
}
