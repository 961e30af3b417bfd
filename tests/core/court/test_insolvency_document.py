"""The insolvency document: what it answers, and what it refuses."""

import pytest

from followup_core.court.documents.insolvency import answer

REQUEST = {
    "jurisdiction": "FR",
    "kind": "bankruptcy",
    "currency": "EUR",
    "as_of": "2026-09-10",
    "opened_on": "2026-08-31",
    "published_on": "2026-09-07",
    "parts": [
        {"ref": "A", "principal": "1000.00", "interest": "12.50", "reserved": "400.00"}
    ],
    "payments": [
        {"ref": "p1", "paid_on": "2025-02-28", "amount": "10.00"},
        {"ref": "p0", "paid_on": "2025-02-27", "amount": "10.00"},
    ],
}


def test_a_french_liquidation():
    found = answer(REQUEST)
    assert found.pop("source")
    vat = found.pop("vat")
    assert (vat["comes_back"], vat["event"]) == (True, "insolvency_opened")
    assert (vat["since"], vat["until"]) == ("2026-08-31", None)
    assert vat["article"] == "Code général des impôts, art. 272"
    assert vat["evidence"] == (
        "Judgment that opens the liquidation, and a corrected copy of each invoice"
    )
    assert found.pop("sums") == {
        "principal": "1000.00",
        "interest": "12.50",
        "costs": "0",
        "total": "1012.50",
        "secured": "0",
        "reserved": "400.00",
        "unsecured": "612.50",
        "credits": "0",
        "claimed": "1012.50",
    }
    assert found == {
        "state": "open",
        "reason": "to_file",
        "next_on": "2026-10-24",
        "filed": "by_law",
        "file_until": "2026-11-07",
        "is_said": False,
        "article": "Code de commerce, art. R622-24",
        "relief_until": "2027-03-07",
        "relief_article": "Code de commerce, art. L622-26",
        "claim_goods_until": "2026-12-07",
        "claim_goods_article": "Code de commerce, art. L624-9",
        "interest_until": "2026-08-31",
        "interest_article": "Code de commerce, art. L622-28",
        "suspect_from": "2025-02-28",
        "suspect_article": "Code de commerce, art. L632-1",
        "suspect": ["p1"],
        "must_recall": True,
    }


def test_a_law_that_is_not_known_gives_no_day():
    found = answer({**REQUEST, "jurisdiction": "US"})
    days = ("file_until", "claim_goods_until", "interest_until", "suspect_from")
    assert [found[name] for name in days] == [None] * 4
    assert (found["vat"]["comes_back"], found["vat"]["reason"]) == (None, "unknown_law")
    assert (found["state"], found["reason"]) == ("open", "day_unknown")
    assert (found["filed"], found["must_recall"]) == ("unknown", True)


def test_what_was_said_and_done():
    said = {**REQUEST, "said_until": "2026-09-15", "near_days": 5}
    assert answer(said)["state"] == "near"
    assert answer(said)["is_said"] is True
    assert answer({**said, "filed_on": "2026-09-16"})["reason"] == "filed_late"


def test_the_vat_of_what_a_plan_cuts_comes_back_with_the_plan():
    plan = {**REQUEST, "kind": "reorganisation", "plan_on": "2026-09-10"}
    found = answer(plan)["vat"]
    assert (found["event"], found["since"]) == ("plan_approved", "2026-09-10")
    assert answer({**plan, "plan_on": None})["vat"]["reason"] == "day_unknown"


def test_the_vat_of_a_debt_that_is_a_year_old_comes_back_whoever_owes_it():
    dutch = {**REQUEST, "jurisdiction": "NL", "debtor": "consumer"}
    assert answer({**dutch, "due_on": "2025-09-10"})["vat"]["comes_back"] is True
    assert answer({**dutch, "due_on": "2025-09-11"})["vat"]["comes_back"] is False


def test_goods_are_claimed_from_the_judgment_where_no_publication_is_known():
    found = answer({**REQUEST, "published_on": None})
    assert found["claim_goods_until"] == "2026-11-30"


REFUSED = {
    "a kind": ({**REQUEST, "kind": "ruin"}, "bad_value", "kind"),
    "no opening": ({**REQUEST, "opened_on": None}, "missing_key", "opened_on"),
    "an unknown key": ({**REQUEST, "judge": "x"}, "unknown_key", "judge"),
    "a publication before the judgment": (
        {**REQUEST, "published_on": "2026-08-30"},
        "bad_value",
        "published_on",
    ),
    "an application after it": (
        {**REQUEST, "applied_on": "2026-09-01"},
        "bad_value",
        "applied_on",
    ),
    "a filing before it": (
        {**REQUEST, "filed_on": "2026-08-30"},
        "bad_value",
        "filed_on",
    ),
    "a third decimal": (
        {**REQUEST, "parts": [{"ref": "A", "principal": "1.001"}]},
        "bad_amount",
        "parts[0].principal",
    ),
    "twice": (
        {**REQUEST, "parts": [{"ref": "A", "principal": "1"}] * 2},
        "duplicate_ref",
        "parts[1].ref",
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    document, code, path = case
    response = answer(document)
    assert (response["error"], response["path"]) == (code, path)


def test_goods_and_credits_of_a_filing():
    parts = [
        {"ref": ref, "invoice": invoice, "principal": "60.00"}
        for ref, invoice in (("a", "INV/1"), ("b", "INV/1"), ("c", "INV/2"))
    ]
    goods = [{"ref": "INV/1", "worth": "90.00"}]
    found = answer({**REQUEST, "parts": parts, "goods": goods, "credits": "20.00"})
    sums = found["sums"]
    assert (sums["reserved"], sums["unsecured"]) == ("90.00", "90.00")
    assert (sums["credits"], sums["claimed"]) == ("20.00", "160.00")


def test_title_is_told_once():
    part = {"ref": "a", "invoice": "I", "principal": "60.00", "reserved": "1.00"}
    found = answer({**REQUEST, "parts": [part]})
    assert (found["error"], found["path"]) == ("bad_value", "parts[0].reserved")
    goods = [{"ref": "I", "worth": "1.00"}] * 2
    found = answer({**REQUEST, "goods": goods})
    assert (found["error"], found["path"]) == ("duplicate_ref", "goods[1].ref")


def test_who_was_late_in_belgium_has_a_year():
    found = answer({**REQUEST, "jurisdiction": "BE"})
    assert found["relief_until"] == "2027-08-31"
    assert found["relief_article"].endswith("art. XX.165")
