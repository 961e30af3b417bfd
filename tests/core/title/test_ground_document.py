"""The title document: what it answers, and each way to be refused."""

import pytest

from followup_core.title.ground_document import answer

REQUEST = {
    "jurisdiction": "BE",
    "currency": "EUR",
    "debtor": "business",
    "clause": {
        "way": "portal",
        "accepted_on": "2026-03-10",
        "delivered_on": "2026-03-10",
    },
    "total": "400.00",
    "open": "300.00",
}


def test_a_part_releases_nothing_unless_the_clause_says_so():
    reserved = {
        "ground": "agreed",
        "is_reserved": True,
        "article": "Law of 11 July 2013, art. 69",
        "released": "0",
        "claim_until": None,
        "answer_until": None,
        "petition_until": None,
    }
    assert answer(REQUEST) == reserved
    assert answer({**REQUEST, "by_parts": True}) == {**reserved, "released": "0.25"}
    assert answer({**REQUEST, "open": "0.00"})["released"] == "1"


def test_silence_is_kept_apart():
    silent = {**REQUEST, "clause": {**REQUEST["clause"], "way": "silence"}}
    assert answer(silent)["ground"] == "agreed"
    assert answer({**silent, "debtor": "consumer"})["ground"] == "consumer_silent"


def test_nothing_reserved_is_all_released():
    found = answer({**REQUEST, "clause": {"exists": False}})
    assert (found["ground"], found["released"]) == ("no_clause", "1")
    assert not found["is_reserved"]


@pytest.mark.parametrize(
    ("code", "last"), [("FR", "2026-05-28"), ("BE", None), ("XX", None)]
)
def test_until_when_goods_are_claimed_back(code, last):
    request = {**REQUEST, "jurisdiction": code, "published_on": "2026-02-28"}
    assert answer(request)["claim_until"] == last


REFUSED = {
    "no clause": ({**REQUEST, "clause": None}, "missing_key", "clause"),
    "a way": ({**REQUEST, "clause": {"way": "nod"}}, "bad_value", "clause.way"),
    "proof": (
        {**REQUEST, "clause": {"proof": "signed"}},
        "unknown_key",
        "clause.proof",
    ),
    "nothing": ({**REQUEST, "total": "0.00"}, "bad_amount", "total"),
    "debtor": ({**REQUEST, "debtor": "friend"}, "bad_value", "debtor"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    document, code, path = case
    response = answer(document)
    assert (response["error"], response["path"]) == (code, path)


def test_the_days_of_a_claim_to_goods():
    days = {"published_on": "2026-02-02", "received_on": "2026-03-10"}
    found = answer({**REQUEST, "jurisdiction": "FR", **days})
    assert [found[f"{one}_until"] for one in ("claim", "answer", "petition")] == [
        "2026-05-02",
        "2026-04-10",
        "2026-05-10",
    ]
