"""The dossier as a Reminder of UBL 2.1 (OASIS): a file, and no message of Peppol.

Lines carry what is open, so that a payment before it is told (`PrepaidPayment`) and not
taken off again. Each line names its invoice; credit notes are credit lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import quoteattr

from ...documents.refused import RefusedError
from .records import Rows
from .rows import Row, rows_of, value_of
from .sources import Value
from .ubl_nodes import amount_of, leaf, leaf_of, money_leaf, node, party
from .views import objects, words

VERSION = "2.1"
CUSTOMIZATION = "urn:x-credit-followup:reminder:1.0"
PROFILE = "urn:x-credit-followup:handover:1.0"
_SCHEMA = "urn:oasis:names:specification:ubl:schema:xsd"
_SPACES = {
    "xmlns": f"{_SCHEMA}:Reminder-2",
    "xmlns:cac": f"{_SCHEMA}:CommonAggregateComponents-2",
    "xmlns:cbc": f"{_SCHEMA}:CommonBasicComponents-2",
}
# UN/EDIFACT 4461: credit transfer, and that of the euro area.
_TRANSFER, _EURO_TRANSFER = "30", "58"
# UN/EDIFACT 1001, and the element of UBL that refers to such a document.
_DOCUMENTS = {
    "invoice": ("InvoiceDocumentReference", "380"),
    "instalment": ("InvoiceDocumentReference", "380"),
    "credit_note": ("CreditNoteDocumentReference", "381"),
    "debit_note": ("DebitNoteDocumentReference", "383"),
}
_OTHER = ("AdditionalDocumentReference", "")
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_INTEREST, _LESS = "Interest", "Paid or waived"
_REASONS = {
    "reminder_fee": "Reminder fee",
    "fixed_compensation": "Fixed recovery compensation",
    "penalty_clause": "Penalty clause",
    "registered_mail": "Registered mail",
    "bank_return_fee": "Bank return fee",
    "other": "Other charge",
}


def reminder(dossier: Mapping[str, Any], due_on: date | None = None) -> bytes:
    """Return the reminder of a dossier, in UTF-8.

    :param dossier: a checked one
    :param due_on: the last day to pay that the reminder sets; None for none
    :raises RefusedError: if it has no claims or those of several currencies, or an
        amount has more decimals than its currency
    """
    (case,) = rows_of(Rows.CASE, dossier, "")
    claims = list(rows_of(Rows.CLAIM, dossier, ""))
    if not claims:
        raise RefusedError("bad_type", "claims", "a reminder has at least one line")
    for row in claims:
        if row.currency != case.currency:
            path = f"{row.path}.currency".lstrip(".")
            raise RefusedError("currency_mixed", path, "a reminder has one currency")
    documents = {
        value_of("document.id", row): row for row in rows_of(Rows.DOCUMENT, dossier, "")
    }
    parts = [
        *_head(case, len(claims)),
        node("cac:AccountingSupplierParty", party("creditor", case)),
        _customer(case),
        _means(case, claims, due_on),
        *_terms(claims),
        *_prepaid(dossier),
        *_charges(dossier, claims),
        _total(dossier, claims),
        *(_line(row, n, documents) for n, row in enumerate(claims, 1)),
    ]
    attributes = "".join(f" {key}={quoteattr(one)}" for key, one in _SPACES.items())
    body = "\n".join(part for part in parts if part)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<Reminder{attributes}>\n{body}\n'
    return f"{text}</Reminder>\n".encode()


# === HEAD === #


def _head(case: Row, count: int) -> Iterator[str]:
    created = str(value_of("message.created_at", case))
    yield leaf("UBLVersionID", VERSION)
    yield leaf("CustomizationID", CUSTOMIZATION)
    yield leaf("ProfileID", PROFILE)
    yield leaf_of("ID", "case.ref", case)
    yield leaf_of("UUID", "message.id", case)
    yield leaf("IssueDate", created.partition("T")[0])
    yield leaf("ReminderTypeCode", "Reminder")
    yield leaf_of("ReminderSequenceNumeric", "dunning.last_level", case)
    yield leaf_of("Note", "case.note", case)
    yield leaf("DocumentCurrencyCode", case.currency)
    yield leaf("LineCountNumeric", count)


def _customer(case: Row) -> str:
    return node(
        "cac:AccountingCustomerParty",
        leaf_of("SupplierAssignedAccountID", "debtor.ref", case),
        party("debtor", case),
    )


# === MONEY === #


def _means(case: Row, claims: Sequence[Row], due_on: date | None) -> str:
    """Return how it is paid; several claims are paid by the reference of the case."""
    iban = value_of("creditor.bank.iban", case)
    is_euro = iban and case.currency == "EUR"
    reference = value_of("claim.payment_ref", claims[0]) if len(claims) == 1 else None
    bic = node("cac:FinancialInstitution", leaf_of("ID", "creditor.bank.bic", case))
    return node(
        "cac:PaymentMeans",
        leaf("PaymentMeansCode", _EURO_TRANSFER if is_euro else _TRANSFER),
        leaf("PaymentDueDate", due_on),
        leaf("PaymentID", reference or value_of("case.ref", case)),
        node(
            "cac:PayeeFinancialAccount",
            leaf("ID", iban or value_of("creditor.bank.account", case)),
            node("cac:FinancialInstitutionBranch", bic),
        ),
    )


def _terms(claims: Sequence[Row]) -> Iterator[str]:
    """Yield each rate of interest once, from the first day on which it runs."""
    starts: dict[tuple[Value, str], list[date]] = {}
    for row in claims:
        start, rate = value_of("claim.interest_from", row), _rate(row)
        if isinstance(start, date):
            notes = [one.get("legal_ref") for one in _spans(row)]
            note = next((str(one) for one in reversed(notes) if one), "")
            starts.setdefault((rate, note), []).append(start)
    for (rate, note), days in starts.items():
        yield node(
            "cac:PaymentTerms",
            leaf("Note", note),
            leaf("PenaltySurchargePercent", rate),
            node("cac:PenaltyPeriod", leaf("StartDate", min(days))),
        )


def _spans(row: Row) -> Iterator[Mapping[str, Any]]:
    value, path = row.parts["claim"]
    return (one for one, _at in objects(value.get("interest"), f"{path}.interest"))


def _rate(row: Row) -> Value:
    return value_of("claim.interest_rate", row)


def _prepaid(dossier: Mapping[str, Any]) -> Iterator[str]:
    for row in rows_of(Rows.LEDGER, dossier, ""):
        paid = -amount_of("ledger.amount", row)
        if value_of("ledger.type", row) == "payment" and paid > 0:
            on = value_of("ledger.value_date", row) or value_of("ledger.date", row)
            yield node(
                "cac:PrepaidPayment",
                leaf_of("ID", "ledger.ref", row),
                money_leaf("PaidAmount", paid, row.currency),
                leaf("ReceivedDate", on),
            )


def _charges(dossier: Mapping[str, Any], claims: Sequence[Row]) -> Iterator[str]:
    """Yield each charge, and the interest of each claim: what `_total` adds up."""
    for reason, amount, row in _asked(dossier, claims):
        if amount:
            # What is below zero is taken off: an allowance, which has no sign.
            yield node(
                "cac:AllowanceCharge",
                leaf("ChargeIndicator", "true" if amount > 0 else "false"),
                leaf("AllowanceChargeReason", reason),
                money_leaf("Amount", abs(amount), row.currency),
            )


def _asked(
    dossier: Mapping[str, Any], claims: Sequence[Row]
) -> Iterator[tuple[str, Decimal, Row]]:
    """Yield what is asked beside the principal, with the words for it."""
    for row in rows_of(Rows.CHARGE, dossier, ""):
        amount = amount_of("charge.amount", row)
        reason = _REASONS.get(str(value_of("charge.code", row)), _REASONS["other"])
        yield (reason if amount > 0 else _LESS), amount, row
    for row in claims:
        yield _INTEREST, amount_of("claim.interest_amount", row), row


def _total(dossier: Mapping[str, Any], claims: Sequence[Row]) -> str:
    """Return the sums: lines, what is taken off, charges with interest, all of it."""
    zero, currency = Decimal(0), claims[0].currency
    lines = sum((amount_of("claim.open_amount", row) for row in claims), zero)
    asked = [amount for _reason, amount, _row in _asked(dossier, claims)]
    charges = sum((one for one in asked if one > 0), zero)
    less = -sum((one for one in asked if one < 0), zero)
    return node(
        "cac:LegalMonetaryTotal",
        money_leaf("LineExtensionAmount", lines, currency),
        money_leaf("AllowanceTotalAmount", less, currency) if less else "",
        money_leaf("ChargeTotalAmount", charges, currency),
        money_leaf("PayableAmount", lines + charges - less, currency),
    )


# === LINES === #


def _line(row: Row, number: int, documents: Mapping[Value, Row]) -> str:
    amount = amount_of("claim.open_amount", row)
    side = "CreditLineAmount" if amount < 0 else "DebitLineAmount"
    return node(
        "cac:ReminderLine",
        leaf("ID", number),
        leaf_of("Note", "claim.cause", row),
        money_leaf(side, abs(amount), row.currency),
        leaf("PenaltySurchargePercent", _rate(row)),
        money_leaf("Amount", amount, row.currency),
        node(
            "cac:ReminderPeriod",
            leaf_of("StartDate", "claim.interest_from", row),
            leaf_of("EndDate", "claim.interest_last_day", row),
        ),
        node("cac:BillingReference", _reference(row, documents)),
    )


def _reference(row: Row, documents: Mapping[Value, Row]) -> str:
    element, code = _DOCUMENTS.get(str(value_of("claim.type", row)), _OTHER)
    value, path = row.parts["claim"]
    ids = words(value.get("document_ids"), path)
    own = (documents[one] for one in ids if one in documents)
    papers = [one for one in own if value_of("document.kind", one) in _DOCUMENTS]
    return node(
        f"cac:{element}",
        leaf_of("ID", "claim.number", row),
        leaf_of("IssueDate", "claim.date", row),
        leaf("DocumentTypeCode", code),
        _attachment(papers[0]) if papers else "",
    )


def _attachment(row: Row) -> str:
    reference = node(
        "cac:ExternalReference",
        leaf_of("URI", "document.path", row),
        leaf_of("DocumentHash", "document.sha256", row),
        leaf("HashAlgorithmMethod", _SHA256),
        leaf_of("MimeCode", "document.mime", row),
        leaf_of("FileName", "document.file_name", row),
    )
    return node("cac:Attachment", reference)
