"""Which placement a row means: by references, each beside the others."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.handover.events import Event, Kind
from followup_core.handover.matching import (
    By,
    Match,
    OpenClaim,
    Placements,
    Unmatched,
    without_zeros,
)
from followup_core.handover.states import State
from tests.core.handover.feedback_files import PLACED

OTHER = PLACED._replace(
    ref="P2",
    case_ref="CASE/0043",
    agency_ref="77002",
    claims=(OpenClaim("L3", Decimal(1), "00816", "0012"),),
)
ELSEWHERE = PLACED._replace(
    ref="P3",
    agency="B",
    case_ref="CASE/0044",
    claims=(OpenClaim("L4", Decimal(1), "00817", "0020"),),
)
UNTOLD = PLACED._replace(ref="P4", case_ref="CASE/0045", agency_ref="", claims=())
INDEX = Placements([PLACED, OTHER, ELSEWHERE, UNTOLD])


def match(index=INDEX, kind=Kind.PAYMENT, **refs):
    return index.match(Event(1, kind, date(2026, 6, 1), **refs), "A")


FOUND = {
    "by the agency's": ({"agency_ref": "77001"}, "P1", "", By.AGENCY_REF),
    "by the case": ({"case_ref": "CASE/0042"}, "P1", "", By.CASE_REF),
    "by the claim": ({"claim_ref": "L2"}, "P1", "L2", By.CLAIM_REF),
    "by the invoice": (
        {"debtor_ref": "00815", "invoice_no": "0012"},
        "P1",
        "L1",
        By.INVOICE,
    ),
    "the surest first": (
        {"agency_ref": "77001", "case_ref": "CASE/0042", "claim_ref": "L1"},
        "P1",
        "L1",
        By.AGENCY_REF,
    ),
    "its first word of its own number": (
        {"agency_ref": "99", "case_ref": "CASE/0045"},
        "P4",
        "",
        By.CASE_REF,
    ),
    "an invoice of the case": (
        {"case_ref": "CASE/0043", "invoice_no": "0012"},
        "P2",
        "L3",
        By.CASE_REF,
    ),
    "its debtor": ({"case_ref": "CASE/0042", "debtor_ref": "00815"}, "P1", "", None),
}


@pytest.mark.parametrize("case", FOUND.values(), ids=FOUND)
def test_what_is_found(case):
    refs, placement, claim, by = case
    found = match(**refs)
    assert (found.placement, found.claim) == (placement, claim)
    assert by in (None, found.by)
    assert not found.zeros_lost
    assert not found.error


WRONG = {
    "unknown": ({"case_ref": "CASE/1"}, Unmatched.UNKNOWN),
    "only its own": ({"agency_ref": "99"}, Unmatched.UNKNOWN),
    "an invoice without its debtor": ({"invoice_no": "0012"}, Unmatched.UNKNOWN),
    "nothing": ({}, Unmatched.UNKNOWN),
    "two cases": (
        {"agency_ref": "77001", "case_ref": "CASE/0043"},
        Unmatched.CONTRADICTING,
    ),
    "another number of its own": (
        {"agency_ref": "99", "case_ref": "CASE/0042"},
        Unmatched.CONTRADICTING,
    ),
    "another claim": (
        {"case_ref": "CASE/0042", "claim_ref": "L3"},
        Unmatched.CONTRADICTING,
    ),
    "a case that is none": (
        {"agency_ref": "77001", "case_ref": "CASE/1"},
        Unmatched.CONTRADICTING,
    ),
    "another debtor": (
        {"case_ref": "CASE/0042", "debtor_ref": "00816"},
        Unmatched.CONTRADICTING,
    ),
    "claim and invoice": (
        {"claim_ref": "L1", "invoice_no": "0013"},
        Unmatched.CONTRADICTING,
    ),
    "another agency's": ({"case_ref": "CASE/0044"}, Unmatched.OTHER_AGENCY),
    "another agency's number": ({"claim_ref": "L4"}, Unmatched.OTHER_AGENCY),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_what_is_not_found(case):
    refs, error = case
    assert match(**refs).error is error


def test_a_bill_and_a_payout_are_for_no_case():
    for kind in (Kind.FEE, Kind.PAYOUT):
        assert match(kind=kind) == Match(by=By.AGENCY)
        assert match(kind=kind, case_ref="CASE/0042").placement == "P1"
        assert match(kind=kind, case_ref="x").error is Unmatched.UNKNOWN


@pytest.mark.parametrize(
    "refs",
    [
        {"debtor_ref": "815", "invoice_no": "12"},
        {"case_ref": "CASE/0042", "invoice_no": "12"},
        {"agency_ref": "077001", "claim_ref": "L1"},
    ],
)
def test_zeros_that_a_spreadsheet_took_are_found_and_told(refs):
    found = match(**refs)
    assert (found.placement, found.claim, found.zeros_lost) == ("P1", "L1", True)


def test_zeros_are_lost_of_numbers_only():
    assert match(case_ref="CASE/42").error is Unmatched.UNKNOWN
    named = Placements([PLACED._replace(case_ref="00A")])
    assert match(named, case_ref="A").error is Unmatched.UNKNOWN


def test_what_is_written_alike_counts_before_what_lost_its_zeros():
    index = Placements(
        [
            PLACED._replace(case_ref="0042", claims=()),
            OTHER._replace(case_ref="42", claims=()),
        ]
    )
    assert match(index, case_ref="42") == Match("P2", "", By.CASE_REF)
    assert match(index, case_ref="042").error is Unmatched.AMBIGUOUS


def test_a_case_that_came_back_is_the_one_that_is_there_now():
    before = PLACED._replace(ref="P0", state=State.RECALLED, agency_ref="1")
    index = Placements([before, PLACED])
    assert match(index, case_ref="CASE/0042").placement == "P1"
    assert match(index, case_ref="CASE/0042", agency_ref="1").placement == "P0"
    both = Placements([before, PLACED._replace(state=State.SETTLED)])
    assert match(both, case_ref="CASE/0042").error is Unmatched.AMBIGUOUS


def test_a_case_that_went_on_to_another_agency():
    before = PLACED._replace(ref="P0", state=State.RECALLED)
    index = Placements([before, PLACED._replace(agency="B")])
    assert match(index, case_ref="CASE/0042").placement == "P0"


def test_an_invoice_number_that_is_used_twice_is_not_sure():
    claims = [PLACED.claims[0], PLACED.claims[1]._replace(invoice_no="0012")]
    index = Placements([PLACED._replace(claims=tuple(claims))])
    refs = {"debtor_ref": "00815", "invoice_no": "0012"}
    assert match(index, **refs).error is Unmatched.AMBIGUOUS


@given(st.text(st.sampled_from("0123456789A"), max_size=6))
def test_zeros_are_taken_once(ref):
    found = without_zeros(ref)
    assert without_zeros(found) == found
    assert without_zeros(f"0{found}") == (found if found.isdigit() else f"0{found}")


# === READ AS THEY ARE NAMED === #

REFS = st.sampled_from(["", "0", "7", "07", "007", "A7", "0A7"])
AGENCIES = st.sampled_from(["A", "B", "7", "07"])
CLAIMS = st.builds(OpenClaim, REFS, st.just(Decimal(1)), REFS, REFS)
KNOWN = st.lists(
    st.builds(
        PLACED._replace,
        agency=AGENCIES,
        case_ref=REFS,
        agency_ref=REFS,
        state=st.sampled_from([State.ACTIVE, State.SETTLED]),
        claims=st.lists(CLAIMS, max_size=2).map(tuple),
    ),
    max_size=6,
).map(lambda found: [one._replace(ref=f"P{at}") for at, one in enumerate(found)])
NAMES = ("agency_ref", "case_ref", "claim_ref", "debtor_ref", "invoice_no")
ROWS = st.fixed_dictionaries(dict.fromkeys(NAMES, REFS))


def is_named(placed, refs):
    """Tell whether any reference may mean it, zeros aside, as databases look it up."""
    bare = {name: ref.lstrip("0") for name, ref in refs.items() if ref}
    invoices = {one.invoice_no.lstrip("0") for one in placed.claims if one.invoice_no}
    return (
        bare.get("case_ref") == placed.case_ref.lstrip("0")
        or bare.get("agency_ref") == placed.agency_ref.lstrip("0")
        or bare.get("claim_ref") in {one.ref.lstrip("0") for one in placed.claims}
        or bare.get("invoice_no") in invoices
    )


@given(KNOWN, st.lists(ROWS, max_size=4), AGENCIES)
def test_what_is_added_when_it_is_named_matches_as_if_all_were_there(
    known, rows, agency
):
    whole, grown = Placements(known), Placements()
    for refs in rows:
        grown.add(one for one in known if is_named(one, refs))
        event = Event(1, Kind.PAYMENT, date(2026, 6, 1), **refs)
        assert grown.match(event, agency) == whole.match(event, agency)


def test_what_is_here_stays_as_it_was_first_said():
    index = Placements([PLACED])
    index.add([PLACED._replace(currency="USD"), OTHER])
    assert index["P1"].currency == "EUR"
    assert index["P2"] is OTHER
