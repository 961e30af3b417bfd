"""Which policy is proposed by the type of payer, and which reasons are told."""

from datetime import date
from decimal import Decimal

from followup_core.figures.documents.payer import answer
from followup_core.figures.payers import History, Payer, Reason, profile
from followup_core.figures.proposals import Meant, proposed

FIRM = Meant("Firm", Payer.WAITS)
STATE = Meant("Firm, state", Payer.WAITS, "public_body")


def test_one_of_his_segment_goes_before_one_of_any():
    asked = (Payer.WAITS, "public_body", None)
    assert proposed(*asked, [FIRM, STATE]) == "Firm, state"
    assert proposed(*asked, [FIRM]) == "Firm"
    assert proposed(Payer.WAITS, "business", None, [STATE]) is None


def test_nothing_is_proposed_that_he_follows_or_without_a_type():
    assert proposed(Payer.WAITS, "business", "Firm", [FIRM]) is None
    assert proposed(None, "business", None, [FIRM]) is None
    assert proposed(Payer.ON_TIME, "business", None, [FIRM]) is None


def test_the_reasons_named_most():
    counts = {"a": 1, "b": 3, "c": 0, "d": 2}
    named = tuple(Reason(code, count) for code, count in counts.items())
    found = profile(History((), reasons=named), date(2026, 3, 1))
    assert [one.code for one in found.reasons] == ["b", "d", "a"]
    many = tuple(Reason(code, 1) for code in "dcba")
    assert [
        one.code for one in profile(History((), reasons=many), date.max).reasons
    ] == [*"abc"]


def test_as_a_document():
    receipt = {"paid_on": "2026-02-28", "due_on": "2026-01-10", "amount": "100.00"}
    found = answer(
        {
            "as_of": "2026-03-01",
            "currency": "EUR",
            "receipts": [receipt] * 5,
            "reasons": [{"code": "no_funds", "times": 2}],
            "policies": [{"policy": "Firm", "payer": "waits"}],
        }
    )
    assert (found["payer"], found["proposed"]) == ("waits", "Firm")
    assert found["reasons"] == [{"code": "no_funds", "times": 2}]
    assert Decimal(found["delay"]) == 49
