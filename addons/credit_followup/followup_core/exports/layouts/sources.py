"""The vocabulary of a layout: every source that a column may name, with its kind.

A source is a path: first what it is about, then what of it. Which of the first words a
row knows stands in ``KNOWN``. Beside the fields of the dossier there are those that are
reckoned: `views.py` says how.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from .records import Rows

Value = str | Decimal | date | datetime | int | bool | None


class Kind(str, Enum):
    """What a value is; a telephone number is a text whose prefix may be rewritten."""

    TEXT = "text"
    PHONE = "phone"
    AMOUNT = "amount"
    PERCENT = "percent"
    DATE = "date"
    MOMENT = "moment"
    INTEGER = "integer"
    FLAG = "flag"


# A word alone is a text; what is no text says its kind behind a colon.
_PARTY = """
ref role kind name business_name legal_form trade_name
title first_name last_name language liability
birth_date:date deceased_on:date liability_cap:amount represented_by do_not_contact
company_number vat phone:phone mobile:phone fax:phone email web peppol any_phone:phone
first_or_name emails phones
address.type address.co address.street address.house_number address.street2
address.line address.zip address.city address.state address.country address.validity
address.source
contact.name contact.function contact.level:integer contact.phone:phone
contact.mobile:phone contact.email
bank.iban bank.bic bank.account bank.holder
insolvency.status insolvency.opened_on:date insolvency.court_ref
insolvency.administrator
"""
_WORDS = {
    "layout": "code version",
    "batch": "id created_at:moment sender",
    "line": "number:integer",
    "control": "count:integer sum_open:amount sum_total:amount sha256 currency "
    "agency_code agency_name",
    "message": """
        id created_at:moment sequence:integer mode supersedes test:flag sender generator
        """,
    "creditor": _PARTY,
    "debtor": _PARTY,
    "guarantor": _PARTY,
    "agency": "code name client_ref contract_ref product",
    "case": """
        ref agency_ref state nature currency opened_on:date cutoff_at:moment
        starting_approach disputed:flag dispute_reason dispute_answered:flag
        limitation_date:date governing_law jurisdiction_clause:flag
        retention_of_title:flag note
        insurance.insurer insurance.policy insurance.buyer_id insurance.limit:amount
        insurance.declaration_deadline:date
        mandate.may_settle:flag mandate.max_discount_pct:percent
        mandate.max_instalments:integer mandate.may_litigate:flag
        """,
    "totals": """
        principal_original:amount paid:amount credited:amount principal_open:amount
        interest:amount charges:amount payable:amount claims:integer
        interest_as_of:date
        """,
    "claim": """
        ref type number payment_ref date:date due_date:date delivery_date:date
        contract_ref contract_date:date order_ref cause cause_code
        original_amount:amount tax_amount:amount paid_amount:amount
        credited_amount:amount open_amount:amount currency company_amount:amount
        disputed:flag disputed_amount:amount
        interest_basis interest_rate:percent interest_from:date interest_to:date
        interest_amount:amount charges_amount:amount total_amount:amount documents
        debtor_refs days_overdue:integer is_part_paid:flag
        ref_number:integer interest_last_day:date last_payment_date:date
        """,
    "interest": """
        basis rate:percent from:date to:date last_day:date base:amount amount:amount
        day_count legal_ref
        """,
    "charge": "code amount:amount date:date legal_ref",
    "ledger": """
        ref claim_ref date:date value_date:date type amount:amount currency allocated_to
        received_by text
        """,
    "dunning": """
        first_reminder_date:date last_reminder_date:date formal_notice_date:date
        formal_notice_proof last_contact_date:date last_level:integer promise_date:date
        promise_amount:amount count:integer
        """,
    "step": """
        date:date level:integer label is_formal_notice:flag channel recipient
        deadline:date outcome proof_document_id tracking promise_date:date
        promise_amount:amount claim_refs fee:amount text
        """,
    "document": """
        id kind path file_name mime size:integer sha256 claim_refs date:date title
        """,
    "sheet": """
        principal:amount interest:amount charges:amount beside:amount cap:amount
        accessories:amount cut:amount total:amount court_country cause_code claim_id
        """,
    "extra": """
        court_name court_address court_country jurisdiction_code jurisdiction_detail
        cause_code representative_name representative_function lawyer_name bailiff_name
        statement place date:date
        """,
}
SOURCES: dict[str, Kind] = {
    f"{scope}.{word.partition(':')[0]}": Kind(word.partition(":")[2] or "text")
    for scope, words in _WORDS.items()
    for word in words.split()
}
# An identifier is named by its scheme, as debtor.identifier.VAT.
_IDENTIFIER = re.compile(
    r"(?:creditor|debtor|guarantor)\.identifier\.[A-Za-z0-9_-]{1,30}", re.ASCII
)
_EVERYWHERE = frozenset({"layout", "batch", "line"})
_OF_CASE = _EVERYWHERE | {
    *("message", "creditor", "debtor", "guarantor", "agency", "case", "totals"),
    "dunning",
}
# What each row knows; its debtor is the main one, where the row is not about another.
KNOWN: dict[Rows, frozenset[str]] = {
    Rows.CASE: _OF_CASE,
    Rows.DEBTOR: _OF_CASE,
    Rows.CLAIM: _OF_CASE | {"claim"},
    Rows.INTEREST: _OF_CASE | {"claim", "interest"},
    Rows.CHARGE: _OF_CASE | {"claim", "charge"},
    Rows.LEDGER: _OF_CASE | {"claim", "ledger"},
    Rows.DUNNING: _OF_CASE | {"step"},
    Rows.DOCUMENT: _OF_CASE | {"document"},
    Rows.CONTROL: _EVERYWHERE - {"line"} | {"control"},
    Rows.SHEET: frozenset({"sheet", "extra"}),
}


def kind_of(source: str) -> Kind | None:
    """Return the kind of a source, None where there is no such source.

    >>> kind_of("claim.open_amount").value, kind_of("debtor.identifier.VAT").value
    ('amount', 'text')
    """
    if _IDENTIFIER.fullmatch(source):
        return Kind.TEXT
    return SOURCES.get(source)


def is_known(source: str, rows: Rows) -> bool:
    """Tell whether a row of that kind knows a source."""
    scope = source.partition(".")[0]
    return kind_of(source) is not None and scope in KNOWN[rows]
