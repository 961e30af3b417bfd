"""A dossier to try layouts on; `dossier` changes a copy of it by paths."""

import copy
import hashlib
import json
from pathlib import Path

LAYOUTS = Path(__file__).resolve().parents[3] / "addons/credit_followup/data/layouts"
INVOICE = b"%PDF-1.4 an invoice"
NOTICE = b"%PDF-1.4 a formal notice"

DOSSIER = {
    "schema": "credit_followup.dossier/1.0",
    "message": {
        "id": "6f1c1b9e-0f3e-4a57-9a27-3d0f6c1d0b11",
        "created_at": "2026-11-21T18:00:00Z",
        "sequence": 1,
        "mode": "full",
        "test": True,
    },
    "creditor": {
        "ref": "C1",
        "kind": "company",
        "name": "Creditor SA",
        "legal_form": "SA",
        "identifiers": [
            {"scheme": "VAT", "value": "BE0477472701", "country": "BE"},
            {"scheme": "KBO", "value": "0477472701", "country": "BE"},
        ],
        "addresses": [
            {
                "type": "registered",
                "street": "Rue X",
                "house_number": "1",
                "zip": "1000",
                "city": "Bruxelles",
                "country": "BE",
            }
        ],
        "bank_accounts": [{"iban": "BE68539007547034", "bic": "GKCCBEBB"}],
    },
    "agency": {"code": "TCM", "client_ref": "98765", "product": "judicial"},
    "case": {
        "ref": "CASE/2026/00042",
        "state": "handover",
        "nature": "b2b",
        "currency": "EUR",
        "opened_on": "2026-11-21",
        "cutoff_at": "2026-11-21T17:59:00Z",
        "disputed": False,
        "limitation_date": "2036-08-31",
    },
    "debtors": [
        {
            "ref": "P000123",
            "role": "main",
            "kind": "company",
            "name": "Debtor SPRL",
            "language": "fr",
            "identifiers": [{"scheme": "KBO", "value": "0403170701", "country": "BE"}],
            "addresses": [
                {
                    "type": "postal",
                    "street": "Rue Y",
                    "house_number": "2",
                    "zip": "0800",
                    "city": "Liège",
                    "country": "BE",
                }
            ],
            "channels": [
                {"type": "phone", "value": "+3242223343", "validity": "invalid"},
                {"type": "phone", "value": "+3242223344"},
                {"type": "email", "value": "debtor@example.com"},
            ],
            "contacts": [{"name": "Ann Example", "function": "CFO"}],
        },
        {
            "ref": "P000124",
            "role": "guarantor",
            "kind": "person",
            "name": "Ann Example",
            "addresses": [{"zip": "4000", "city": "Liège", "country": "BE"}],
        },
    ],
    "claims": [
        {
            "ref": "L9981",
            "type": "invoice",
            "number": "INV/2026/00012",
            "payment_ref": "+++000/0000/65472+++",
            "date": "2026-08-01",
            "due_date": "2026-08-31",
            "cause": 'Matériel "A", 07/2026\nand more',
            "original_amount": "1210.00",
            "paid_amount": "200.00",
            "open_amount": "1010.00",
            "currency": "EUR",
            "disputed": False,
            "interest": [
                {
                    "basis": "statutory_b2b",
                    "rate": "10.5",
                    "from": "2026-09-01",
                    "to": "2026-10-02",
                    "base": "1210.00",
                    "amount": "10.79",
                    "day_count": "act/365",
                },
                {
                    "basis": "statutory_b2b",
                    "rate": "10.5",
                    "from": "2026-10-02",
                    "to": "2026-11-21",
                    "base": "1010.00",
                    "amount": "14.53",
                    "day_count": "act/365",
                },
            ],
            "charges": [
                {"code": "fixed_compensation", "amount": "40.00", "date": "2026-09-01"}
            ],
            "document_ids": ["d1"],
        },
        {
            "ref": "L9982",
            "type": "credit_note",
            "number": "RINV/2026/00001",
            "date": "2026-08-05",
            "due_date": "2026-08-05",
            "cause": "Returned",
            "original_amount": "-10.00",
            "open_amount": "-10.00",
            "currency": "EUR",
        },
    ],
    "ledger": [
        {
            "ref": "BNK1/2026/0099",
            "claim_ref": "L9981",
            "date": "2026-10-02",
            "type": "payment",
            "amount": "-200.00",
            "currency": "EUR",
            "received_by": "creditor",
        },
        {
            "ref": "MISC1",
            "date": "2026-10-03",
            "type": "fee",
            "amount": "0.00",
            "currency": "EUR",
        },
    ],
    "dunning": [
        {
            "date": "2026-09-05",
            "level": 0,
            "channel": "phone",
            "outcome": "promise",
            "promise_date": "2026-09-20",
            "promise_amount": "100.00",
        },
        {"date": "2026-09-10", "level": 1, "channel": "email", "outcome": "delivered"},
        {
            "date": "2026-10-20",
            "level": 3,
            "is_formal_notice": True,
            "channel": "registered_post",
            "outcome": "delivered",
            "tracking": "RR123456785BE",
            "proof_document_id": "d2",
            "claim_refs": ["L9981"],
        },
    ],
    "documents": [
        {
            "id": "d1",
            "kind": "invoice",
            "path": "documents/d1_INV_2026_00012.pdf",
            "mime": "application/pdf",
            "size": len(INVOICE),
            "sha256": hashlib.sha256(INVOICE).hexdigest(),
            "claim_refs": ["L9981"],
        },
        {
            "id": "d2",
            "kind": "formal_notice",
            "path": "documents/d2_notice.pdf",
            "mime": "application/pdf",
            "size": len(NOTICE),
            "sha256": hashlib.sha256(NOTICE).hexdigest(),
            "date": "2026-10-20",
        },
    ],
    "totals": {
        "principal_open": "1000.00",
        "interest": "25.32",
        "charges": "40.00",
        "payable": "1065.32",
        "claims": 2,
        "interest_as_of": "2026-11-21",
    },
}
FILES = {
    "documents/d1_INV_2026_00012.pdf": INVOICE,
    "documents/d2_notice.pdf": NOTICE,
}


def dossier(*changes):
    """Return a copy with changes: a path of keys and places, then the value."""
    changed = copy.deepcopy(DOSSIER)
    for *way, last, value in changes:
        at = changed
        for key in way:
            at = at[key]
        if value is None:
            at.pop(last, None)
        else:
            at[last] = copy.deepcopy(value)
    return changed


def layout(columns, rows="claim", **others):
    """Return the file of a small CSV layout, as JSON."""
    sheet = {"name": "Rows", "rows": rows, "columns": columns}
    return {
        "schema": "credit_followup.layout/1.0",
        "code": "small",
        "name": "Small",
        "version": "1",
        "format": "csv",
        "file_name": "small.txt",
        "sheets": [sheet],
        **others,
    }


def ready(name):
    return json.loads((LAYOUTS / f"{name}.json").read_text(encoding="utf-8"))
