"""The Reminder: valid by the schema of OASIS, its sums by our own rules."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.documents.refused import RefusedError
from followup_core.exports.layouts.ubl_reminder import reminder
from tests.core.exports.case_file import DOSSIER, dossier

etree = pytest.importorskip("lxml.etree")
XSD = Path(__file__).resolve().parents[3] / ".local" / "xsd"
SCHEMA = XSD / "maindoc" / "UBL-Reminder-2.1.xsd"
NAMES = {
    one.lower(): f"urn:oasis:names:specification:ubl:schema:xsd:Common{long}-2"
    for one, long in (("cac", "AggregateComponents"), ("cbc", "BasicComponents"))
}


@pytest.fixture(scope="module")
def schema():
    if not SCHEMA.is_file():
        pytest.skip("make setup fetches the schemas")
    return etree.XMLSchema(etree.parse(SCHEMA))


def texts(content, path):
    root = etree.fromstring(content)
    return [one.text for one in root.iterfind(path, NAMES)]


LESS = {"code": "other", "amount": "-50.00", "date": "2026-11-21"}
VALID = {
    "plain": (),
    "several currencies of a case": (
        ("case", "currency", "JPY"),
        ("claims", [{**DOSSIER["claims"][1], "currency": "JPY", "open_amount": "7"}]),
        ("ledger", []),
    ),
    "nothing but the least": (
        ("ledger", []),
        ("dunning", []),
        ("documents", []),
        ("creditor", "bank_accounts", None),
        ("creditor", "identifiers", None),
        ("debtors", 0, "identifiers", None),
        ("debtors", 0, "channels", None),
        ("claims", [DOSSIER["claims"][1]]),
    ),
    "a natural person": (
        ("debtors", 0, "kind", "person"),
        ("debtors", 0, "first_name", "Ann"),
        ("debtors", 0, "last_name", '<Example> & "co"'),
    ),
    "controls and no shape": (("debtors", 0, "name", "a\x00\x07\u200bb"),),
    "less than its parts": (
        ("claims", 0, "charges", [LESS, *DOSSIER["claims"][0]["charges"]]),
    ),
    "other claims": (
        ("claims", 0, "type", "fee"),
        ("claims", 1, "type", "debit_note"),
    ),
}


@pytest.mark.parametrize("changes", VALID.values(), ids=VALID)
@pytest.mark.parametrize("due_on", [None, date(2026, 12, 5)])
def test_it_is_valid(schema, changes, due_on):
    schema.assertValid(etree.fromstring(reminder(dossier(*changes), due_on)))


def test_the_bytes_are_those_that_were_looked_at():
    changed = dossier(
        ("debtors", 0, "addresses", 0, "street2", "Box 7"),
        ("debtors", 0, "addresses", 0, "state", "Liège"),
        ("case", "note", "A <note>"),
        ("claims", 0, "interest", 1, "legal_ref", "Some law"),
    )
    golden = Path(__file__).parent / "golden" / "reminder.xml"
    assert reminder(changed, date(2026, 12, 5)) == golden.read_bytes()


def test_a_transfer_of_the_euro_area_is_in_euros_and_to_an_iban():
    path = "cac:PaymentMeans/cbc:PaymentMeansCode"
    assert texts(reminder(DOSSIER), path) == ["58"]
    without = ("creditor", "bank_accounts", [{"account": "123-45"}])
    assert texts(reminder(dossier(without)), path) == ["30"]
    ids = "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"
    assert texts(reminder(dossier(without)), ids) == ["123-45"]
    changes = VALID["several currencies of a case"]
    assert texts(reminder(dossier(*changes)), path) == ["30"]


def test_a_rate_is_told_once_from_its_first_day():
    later = {**DOSSIER["claims"][0], "ref": "L3"}
    spans = [{**one, "from": "2026-09-15"} for one in later["interest"][:1]]
    other = [{**spans[0], "rate": "8.0", "from": "2026-09-20"}]
    claims = [
        {**later, "interest": spans},
        DOSSIER["claims"][0],
        {**later, "interest": other},
    ]
    content = reminder(dossier(("claims", claims)))
    rates = "cac:PaymentTerms/cbc:PenaltySurchargePercent"
    assert texts(content, rates) == ["10.5", "8.0"]
    starts = "cac:PaymentTerms/cac:PenaltyPeriod/cbc:StartDate"
    assert texts(content, starts) == ["2026-09-01", "2026-09-20"]


def test_another_claim_refers_to_a_document_without_a_code():
    content = reminder(dossier(("claims", 0, "type", "fee")))
    line = "cac:ReminderLine/cac:BillingReference/cac:AdditionalDocumentReference/"
    assert texts(content, line + "cbc:ID") == ["INV/2026/00012"]
    assert texts(content, line + "cbc:DocumentTypeCode") == []


def test_the_sums_are_those_of_the_lines_and_charges():
    content = reminder(DOSSIER)
    assert texts(content, "cac:ReminderLine/cbc:DebitLineAmount") == ["1010.00"]
    assert texts(content, "cac:ReminderLine/cbc:CreditLineAmount") == ["10.00"]
    total = "cac:LegalMonetaryTotal/cbc:"
    assert texts(content, total + "LineExtensionAmount") == ["1000.00"]
    assert texts(content, total + "ChargeTotalAmount") == ["65.32"]
    assert texts(content, total + "PayableAmount") == ["1065.32"]
    assert texts(content, total + "PrepaidAmount") == []
    assert texts(content, "cac:AllowanceCharge/cbc:Amount") == ["40.00", "25.32"]


@pytest.mark.parametrize(
    ("less", "off", "payable"),
    [("-0.01", "0.01", "1065.31"), ("-65.32", "65.32", "1000.00")],
)
def test_what_was_paid_of_the_charges_is_an_allowance(less, off, payable):
    charges = [*DOSSIER["claims"][0]["charges"], {**LESS, "amount": less}]
    content = reminder(dossier(("claims", 0, "charges", charges)))
    path = "cac:AllowanceCharge/cbc:"
    assert texts(content, path + "ChargeIndicator") == ["true", "false", "true"]
    assert texts(content, path + "Amount") == ["40.00", off, "25.32"]
    reasons = texts(content, path + "AllowanceChargeReason")
    assert reasons[1:] == ["Paid or waived", "Interest"]
    total = "cac:LegalMonetaryTotal/cbc:"
    assert texts(content, total + "AllowanceTotalAmount") == [off]
    assert texts(content, total + "ChargeTotalAmount") == ["65.32"]
    assert texts(content, total + "PayableAmount") == [payable]


def test_a_payment_is_told_and_not_taken_off():
    content = reminder(DOSSIER)
    assert texts(content, "cac:PrepaidPayment/cbc:PaidAmount") == ["200.00"]
    assert texts(content, "cac:PrepaidPayment/cbc:ReceivedDate") == ["2026-10-02"]


def test_each_line_names_its_document_with_its_hash():
    content = reminder(DOSSIER)
    ids = "cac:ReminderLine/cac:BillingReference/*/cbc:ID"
    assert texts(content, ids) == ["INV/2026/00012", "RINV/2026/00001"]
    codes = "cac:ReminderLine/cac:BillingReference/*/cbc:DocumentTypeCode"
    assert texts(content, codes) == ["380", "381"]
    (sha,) = texts(content, ".//cbc:DocumentHash")
    assert sha == DOSSIER["documents"][0]["sha256"]


def test_every_amount_has_the_currency_of_the_document():
    root = etree.fromstring(reminder(DOSSIER))
    found = {one.get("currencyID") for one in root.iter() if "Amount" in str(one.tag)}
    assert found == {"EUR"}


def test_a_span_ends_on_the_last_day_that_is_counted():
    content = reminder(DOSSIER)
    (line, *_other) = texts(content, "cac:ReminderLine/cac:ReminderPeriod/cbc:EndDate")
    assert line == "2026-11-20"


def test_a_span_that_ends_on_the_first_day_of_the_calendar_has_no_last_one():
    content = reminder(dossier(("claims", 0, "interest", 1, "to", "0001-01-01")))
    assert not texts(content, "cac:ReminderLine/cac:ReminderPeriod/cbc:EndDate")


def test_one_claim_is_paid_by_its_reference_and_several_by_the_case():
    path = "cac:PaymentMeans/cbc:PaymentID"
    assert texts(reminder(DOSSIER), path) == ["CASE/2026/00042"]
    one = dossier(("claims", DOSSIER["claims"][:1]))
    assert texts(reminder(one), path) == ["+++000/0000/65472+++"]


def test_the_same_dossier_is_the_same_bytes():
    assert reminder(dossier()) == reminder(dossier())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ((("claims", 0, "currency", "JPY"),), "currency_mixed"),
        ((("claims", []),), "bad_type"),
        ((("claims", 0, "open_amount", "1.005"),), "bad_amount"),
    ],
)
def test_what_is_refused(changes, code):
    with pytest.raises(RefusedError) as found:
        reminder(dossier(*changes))
    assert found.value.code == code


CENTS = st.integers(-(10**7), 10**7).map(lambda n: f"{Decimal(n).scaleb(-2):f}")


@given(st.lists(CENTS, min_size=1, max_size=4))
def test_the_lines_add_up_to_their_sum(amounts):
    claims = [
        {**DOSSIER["claims"][1], "ref": str(n), "open_amount": one}
        for n, one in enumerate(amounts)
    ]
    content = reminder(dossier(("claims", claims)))
    debit = sum(map(Decimal, texts(content, "cac:ReminderLine/cbc:DebitLineAmount")))
    credit = sum(map(Decimal, texts(content, "cac:ReminderLine/cbc:CreditLineAmount")))
    (total,) = texts(content, "cac:LegalMonetaryTotal/cbc:LineExtensionAmount")
    assert Decimal(total) == debit - credit == sum(map(Decimal, amounts))
