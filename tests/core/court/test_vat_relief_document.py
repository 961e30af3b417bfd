"""The VAT relief document: what it answers, and what it refuses."""

import pytest

from followup_core.court.documents.vat_relief import answer

REQUEST = {
    "jurisdiction": "BE",
    "debtor": "business",
    "as_of": "2026-09-10",
    "ground": "insolvency",
    "kind": "bankruptcy",
    "opened_on": "2026-08-31",
}


def test_a_belgian_bankruptcy():
    found = answer(REQUEST)
    assert found.pop("source")
    assert found == {
        "comes_back": True,
        "reason": "comes_back",
        "event": "insolvency_opened",
        "since": "2026-08-31",
        "until": "2029-12-31",
        "in_its_return": False,
        "article": "VAT Code, art. 77 § 1, 7°; royal decree No 4, art. 3",
        "until_article": "VAT Code, art. 82bis",
        "evidence": "Publication of the judgment that opens the bankruptcy",
        "mention": "",
    }


def test_what_is_not_known():
    found = answer({**REQUEST, "jurisdiction": "US"})
    assert (found["comes_back"], found["reason"]) == (None, "unknown_law")
    assert (found["event"], found["since"], found["article"]) == (None, None, "")
    assert answer({**REQUEST, "ground": "age"})["reason"] == "unknown_event"
    assert answer({**REQUEST, "kind": None})["reason"] == "kind_unknown"
    assert answer({**REQUEST, "opened_on": None})["reason"] == "day_unknown"


def test_an_event_in_place_of_a_ground():
    asked = {
        "jurisdiction": "ES",
        "debtor": "consumer",
        "as_of": "2026-07-01",
        "event": "time_passed",
        "supplied_on": "2025-06-01",
        "currency": "EUR",
    }
    assert answer({**asked, "net": "50.00"})["reason"] == "too_small"
    assert answer({**asked, "net": "50.01"})["comes_back"] is True
    assert answer(asked)["reason"] == "amount_unknown"


REFUSED = {
    "neither": ({**REQUEST, "ground": None}, "missing_key", "ground"),
    "both": ({**REQUEST, "event": "settlement"}, "bad_value", "event"),
    "a ground": ({**REQUEST, "ground": "mood"}, "bad_value", "ground"),
    "an event": (
        {**REQUEST, "ground": None, "event": "rain"},
        "bad_value",
        "event",
    ),
    "a kind": ({**REQUEST, "kind": "ruin"}, "bad_value", "kind"),
    "an unknown key": ({**REQUEST, "paid_on": "2026-01-01"}, "unknown_key", "paid_on"),
    "no day": ({**REQUEST, "as_of": None}, "missing_key", "as_of"),
    "a third decimal": (
        {**REQUEST, "currency": "EUR", "net": "1.001"},
        "bad_amount",
        "net",
    ),
    "closed before it was opened": (
        {**REQUEST, "closed_on": "2026-08-30"},
        "bad_value",
        "closed_on",
    ),
    "published before": (
        {**REQUEST, "published_on": "2026-08-30"},
        "bad_value",
        "published_on",
    ),
    "a plan before": ({**REQUEST, "plan_on": "2026-08-30"}, "bad_value", "plan_on"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    document, code, path = case
    response = answer(document)
    assert (response["error"], response["path"]) == (code, path)


def test_the_day_of_the_opening_is_taken():
    same = dict.fromkeys(("published_on", "plan_on", "closed_on"), "2026-08-31")
    assert "error" not in answer({**REQUEST, **same})
    assert "error" not in answer({**REQUEST, "opened_on": None, **same})
