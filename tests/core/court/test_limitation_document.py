"""The limitation document: what it answers, and what it refuses."""

import pytest

from followup_core.court.documents.limitation import answer

DEBT = {"ref": "a", "due_on": "2021-03-15"}
REQUEST = {
    "jurisdiction": "BE",
    "debtor": "consumer",
    "as_of": "2022-03-02",
    "debts": [DEBT],
}
NOTICE = {"kind": "lawyer_notice", "on": "2022-03-01"}


def debts(*wanted, **more):
    return answer({**REQUEST, **more, "debts": list(wanted)})["debts"]


def test_a_debt_with_its_evidence():
    (found,) = debts({**DEBT, "proofs": [NOTICE]})
    assert found.pop("article").endswith("art. 2244 § 2")
    assert found.pop("source")
    assert found == {
        "ref": "a",
        "last_on": "2023-03-01",
        "since": "2022-03-01",
        "reason": "extended",
        "proof": {**NOTICE, "until": None},
        "warn_on": ["2022-09-02", "2023-01-30"],
        "state": "running",
    }


def test_what_is_not_known_has_no_day_and_no_article():
    (found,) = debts(DEBT, jurisdiction="US")
    assert found == {
        "ref": "a",
        "last_on": None,
        "article": "",
        "source": "",
        "since": None,
        "reason": "unknown_law",
        "proof": None,
        "warn_on": [],
        "state": "unknown",
    }


def test_its_days_of_warning_are_asked_for():
    (found,) = debts(DEBT, as_of="2022-03-10", near_days=20, close_days=5)
    assert (found["warn_on"], found["state"]) == (["2022-02-23", "2022-03-10"], "close")


def test_the_day_of_the_invoice_may_count():
    one = {"ref": "b", "due_on": "2022-01-14", "arose_on": "2021-12-15"}
    (found,) = debts(one, jurisdiction="DE")
    assert found["last_on"] == "2024-12-31"


def bad(**values):
    return {**REQUEST, "debts": [{**DEBT, **values}]}


REFUSED = {
    "a country": ({**REQUEST, "jurisdiction": "be"}, "bad_value", "jurisdiction"),
    "a debtor": ({**REQUEST, "debtor": "state"}, "bad_value", "debtor"),
    "an unknown key": (bad(due="x"), "unknown_key", "debts[0].due"),
    "a nature": (bad(nature="wine"), "bad_value", "debts[0].nature"),
    "evidence": (
        bad(proofs=[{**NOTICE, "kind": "call"}]),
        "bad_value",
        "debts[0].proofs[0].kind",
    ),
    "evidence without a day": (
        bad(proofs=[{"kind": "judgment"}]),
        "missing_key",
        "debts[0].proofs[0].on",
    ),
    "an end before the beginning": (
        bad(proofs=[{**NOTICE, "until": "2022-02-28"}]),
        "bad_value",
        "debts[0].proofs[0].until",
    ),
    "an invoice after its due date": (
        bad(arose_on="2021-03-16"),
        "bad_value",
        "debts[0].arose_on",
    ),
    "twice": ({**REQUEST, "debts": [DEBT, DEBT]}, "duplicate_ref", "debts[1].ref"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    document, code, path = case
    response = answer(document)
    assert (response["error"], response["path"]) == (code, path)


def test_a_notice_counts_of_a_debtor_in_the_country_only():
    (found,) = debts({**DEBT, "proofs": [NOTICE]}, is_abroad=True)
    assert (found["last_on"], found["reason"]) == ("2022-03-15", "running")
    paid = {"kind": "part_payment", "on": "2022-03-01"}
    (found,) = debts({**DEBT, "proofs": [NOTICE, paid]}, is_abroad=True)
    assert found["last_on"] == "2023-03-01"
