"""The check of a dossier: what is wrong with a file before an agency sees it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from ...documents.refused import RefusedError
from .findings import ZERO, Finding, Findings, Path, entries, money
from .interest import check_interest
from .schema import Schema
from .totals import check_balances, check_currency, check_totals

# What asks for a formal notice that can be proved.
_PROVED = ("judicial", "insurance_overdue")
# What may be told before it is due.
_NOT_YET_DUE = "insurance_overdue"


def answer(document: Any, schema: Schema) -> dict[str, Any]:
    """Return what is wrong with a dossier, or the error that refuses it.

    :param schema: of the dossiers of this version
    """
    try:
        dossier = schema.read(document, "")
    except RefusedError as refusal:
        return refusal.response()
    return {"findings": [one.said() for one in check(dossier, schema)]}


def check(dossier: dict[str, Any], schema: Schema) -> list[Finding]:
    """Return all that is wrong with a dossier of the schema's shape, as it is read.

    In the order of the file.
    """
    found = (one for rule in _RULES for one in rule(dossier))
    return sorted(found, key=lambda one: schema.position(one.path))


def check_references(dossier: dict[str, Any]) -> Findings:
    """Find what is named and does not exist, and what two things are named alike."""
    keys = {"claims": "ref", "debtors": "ref", "documents": "id"}
    known: dict[str, set[str]] = {}
    for noun, key in keys.items():
        seen = known[noun] = set()
        for path, one in entries(dossier, noun):
            if one[key] in seen:
                message = f"{one[key]} is used twice"
                yield Finding("duplicate_ref", (*path, key), message)
            seen.add(one[key])
    for path, noun, ref in _named(dossier):
        if ref not in known[noun]:
            message = f"{ref} is not among the {noun}"
            yield Finding("reference_unresolved", path, message)


def _named(dossier: dict[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Yield all references: where they stand, to which noun, and what they say."""
    one_each = {
        ("ledger", "claim_ref"): "claims",
        ("dunning", "proof_document_id"): "documents",
    }
    many_each = {
        ("claims", "debtor_refs"): "debtors",
        ("claims", "document_ids"): "documents",
        ("dunning", "claim_refs"): "claims",
        ("documents", "claim_refs"): "claims",
    }
    for (section, key), noun in one_each.items():
        for path, one in entries(dossier, section):
            if key in one:
                yield (*path, key), noun, one[key]
    for (section, key), noun in many_each.items():
        for path, one in entries(dossier, section):
            for place, ref in enumerate(one.get(key, ())):
                yield (*path, key, place), noun, ref


def check_debtors(dossier: dict[str, Any]) -> Findings:
    """Find nobody to ask, nowhere to write to, and a business without a number."""
    main = [
        (path, one)
        for path, one in entries(dossier, "debtors")
        if one["role"] == "main"
    ]
    if not main:
        yield Finding("main_debtor_missing", ("debtors",), "nobody is the main debtor")
    for path, one in main:
        if not any(place.get("zip") or place.get("city") for place in one["addresses"]):
            message = "no address has a postal code or a city"
            yield Finding("address_incomplete", (*path, "addresses"), message)
        is_business = dossier["case"]["nature"] == "b2b" and one["kind"] == "company"
        if is_business and not one.get("identifiers"):
            message = "a business has no registration number"
            yield Finding("registration_missing", path, message)


def check_admissible(dossier: dict[str, Any]) -> Findings:
    """Find claims that are not to be handed over: paid, disputed, not due."""
    case = dossier["case"]
    cutoff = case["cutoff_at"][:10]
    for path, claim in entries(dossier, "claims"):
        if claim["type"] == "credit_note":
            continue
        if money(claim, "open_amount") <= ZERO:
            yield Finding("nothing_open", (*path, "open_amount"), "nothing is open")
        if claim.get("disputed") or case.get("disputed"):
            yield Finding("disputed", (*path, "disputed"), "the customer disputes it")
        if claim["due_date"] >= cutoff and _product(dossier) != _NOT_YET_DUE:
            yield Finding("not_due", (*path, "due_date"), "it is not due yet")


def check_time_and_proof(dossier: dict[str, Any]) -> Findings:
    """Find a formal notice that cannot be proved, and a time that is over."""
    if _product(dossier) in _PROVED and not any(
        one.get("is_formal_notice") and one.get("proof_document_id")
        for one in dossier["dunning"]
    ):
        message = "no formal notice has a proof among the documents"
        yield Finding("formal_notice_missing", ("dunning",), message)
    case = dossier["case"]
    limit = case.get("limitation_date")
    if limit and date.fromisoformat(limit) < date.fromisoformat(case["cutoff_at"][:10]):
        message = "the claim is barred by limitation"
        yield Finding("limitation_passed", ("case", "limitation_date"), message)


def _product(dossier: dict[str, Any]) -> str | None:
    product: str | None = dossier["agency"].get("product")
    return product


_RULES: tuple[Callable[[dict[str, Any]], Findings], ...] = (
    check_references,
    check_debtors,
    check_balances,
    check_currency,
    check_interest,
    check_admissible,
    check_time_and_proof,
    check_totals,
)
