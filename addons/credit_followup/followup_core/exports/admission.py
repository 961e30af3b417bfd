"""Whether a procedure is open to a dossier: what its law wants of parties and sums."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..law.procedures import PERSON, PURSUED, Procedure, Register
from .layouts.field_sheet import PATH, Extra, Told, amount, court_country, sums_of
from .layouts.records import Rows
from .layouts.rows import Row, rows_of, value_of
from .layouts.sources import Value

_DAY_LENGTH = len("2026-01-31")
# A status of insolvency under which the debtor may be pursued alone.
_FREE = (None, "none", "rumoured", "closed")


def admission(
    procedure: Procedure, dossier: Mapping[str, Any], extra: Extra
) -> list[Told]:
    """Return what speaks against a procedure, in the order parties, claims, sums.

    :raises RefusedError: if the dossier has not the shape that it must have
    """
    (case,) = rows_of(Rows.CASE, dossier, PATH)
    return [
        *_nature(procedure, case),
        *_creditor(procedure, case),
        *_debtors(procedure, dossier),
        *_registered(procedure, dossier, case),
        *_border(procedure, case, extra),
        *_claims(procedure, dossier, case),
        *_sums(procedure, dossier, case),
    ]


def _nature(procedure: Procedure, case: Row) -> Iterator[Told]:
    if value_of("case.nature", case) not in procedure.natures:
        natures = ", ".join(sorted(procedure.natures))
        message = f"the procedure is for {natures} only"
        yield Told("nature_not_admitted", f"{PATH}.case.nature", message)


def _creditor(procedure: Procedure, case: Row) -> Iterator[Told]:
    if value_of("creditor.kind", case) not in procedure.creditors:
        message = "the procedure is not open to such a creditor"
        yield Told("creditor_not_admitted", f"{PATH}.creditor.kind", message)


def _debtors(procedure: Procedure, dossier: Mapping[str, Any]) -> Iterator[Told]:
    pursued = list(_pursued(dossier))
    if not pursued:
        yield Told("debtor_missing", f"{PATH}.debtors", "nobody is pursued")
    for row in pursued:
        if value_of("debtor.kind", row) not in procedure.debtors:
            message = "the procedure is not open against such a debtor"
            yield Told("debtor_not_admitted", f"{row.path}.kind", message)
        country = value_of("debtor.address.country", row)
        if procedure.debtors_in and country not in procedure.debtors_in:
            message = "the debtor is not in a country of the procedure"
            yield Told("debtor_elsewhere", f"{row.path}.addresses", message)
        if value_of("debtor.insolvency.status", row) not in _FREE:
            message = "an insolvency is open: the claim is declared there"
            yield Told("insolvent", f"{row.path}.insolvency.status", message)


def _pursued(dossier: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the debtors that the form names; who only guarantees is none of them."""
    for row in rows_of(Rows.DEBTOR, dossier, PATH):
        if value_of("debtor.role", row) in PURSUED:
            yield row


def _registered(
    procedure: Procedure, dossier: Mapping[str, Any], case: Row
) -> Iterator[Told]:
    register = procedure.register
    if register is None:
        return
    debtors = (("debtor", row) for row in _pursued(dossier))
    for who, row in (("creditor", case), *debtors):
        value, path = row.parts[who]
        if not _is_in(register, value.get("identifier") or {}):
            message = f"the {who} has no number of the register"
            yield Told("registration_missing", f"{path}.identifiers", message)


def _is_in(register: Register, numbers: Mapping[str, Value]) -> bool:
    if any(numbers.get(scheme) for scheme in register.schemes):
        return True
    vat = str(numbers.get("VAT") or "").upper()
    return bool(register.vat_prefix) and vat.startswith(register.vat_prefix)


def _border(procedure: Procedure, case: Row, extra: Extra) -> Iterator[Told]:
    """Yield what speaks against a procedure that crosses a border between members."""
    members = procedure.members
    if not members:
        return
    court = court_country(extra, case)
    debtor = str(value_of("debtor.address.country", case) or "")
    parties = {str(value_of("creditor.address.country", case) or ""), debtor}
    if court not in members:
        message = "the court is in no state that takes part"
        yield Told("court_elsewhere", "extra.court_country", message)
    elif not (parties & members) - {court}:
        message = "no party is in another state that takes part than the court"
        path = f"{PATH}.debtors"
        yield Told("not_cross_border", path, message)
    is_consumer = (
        value_of("debtor.kind", case) == PERSON
        and value_of("case.nature", case) == "b2c"
    )
    if procedure.consumers_at_home and is_consumer and court != debtor:
        message = "a consumer is pursued before the courts of his own state"
        yield Told("consumer_elsewhere", "extra.court_country", message)


def _claims(
    procedure: Procedure, dossier: Mapping[str, Any], case: Row
) -> Iterator[Told]:
    """Yield claims that are disputed, or not yet due on the day of the cut-off."""
    refuses = not procedure.admits_disputes
    if refuses and value_of("case.disputed", case):
        yield Told("disputed", f"{PATH}.case.disputed", "the case is disputed")
    cutoff = str(value_of("case.cutoff_at", case))[:_DAY_LENGTH]
    for row in rows_of(Rows.CLAIM, dossier, PATH):
        if refuses and value_of("claim.disputed", row):
            yield Told("disputed", f"{row.path}.disputed", "the claim is disputed")
        due, kind = value_of("claim.due_date", row), value_of("claim.type", row)
        if kind != "credit_note" and str(due) >= cutoff:
            message = "the claim is not due on the day of the cut-off"
            yield Told("not_due", f"{row.path}.due_date", message)
        if amount("claim.open_amount", row) < 0:
            message = "the form has no place for a credit: it is taken off by hand"
            yield Told("credit", f"{row.path}.open_amount", message, is_blocking=False)
        if row.currency != case.currency:
            message = "a sheet has one currency"
            yield Told("currency_mixed", f"{row.path}.currency", message)


def _sums(
    procedure: Procedure, dossier: Mapping[str, Any], case: Row
) -> Iterator[Told]:
    found, path = sums_of(dossier, procedure), f"{PATH}.claims"
    if found.principal <= 0:
        yield Told("nothing_open", path, "nothing is open")
    if procedure.currency and case.currency != procedure.currency:
        message = f"the procedure is for claims in {procedure.currency}"
        yield Told("currency_not_admitted", f"{PATH}.case.currency", message)
    claimed = found.principal + found.interest
    if procedure.most is not None and claimed > procedure.most:
        message = f"principal and interest are {claimed}, {procedure.most} at most"
        yield Told("amount_too_high", path, message)
    if found.cut:
        capped = found.accessories + found.cut - found.beside
        message = (
            f"interest and penalty clauses are {capped}, {found.cap} at most: "
            f"{found.cut} is not claimed"
        )
        yield Told("accessories_capped", path, message, is_blocking=False)
