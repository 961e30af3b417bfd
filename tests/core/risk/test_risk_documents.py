"""The documents standing, match and score: what they answer, and how they refuse."""

import pytest

from followup_core.__main__ import DOCUMENTS
from followup_core.judging import answer as judge

CHECK = {
    "kind": "accounts",
    "result": "limited",
    "done_on": "2026-07-01",
    "limit": "4000.00",
}
STANDING = {
    "as_of": "2026-07-31",
    "currency": "EUR",
    "amount": "5000.01",
    "checks": [CHECK],
    "needs": [{"kind": "insurer", "above": "5000.00"}],
}
OLD = {"names": ["Acme NV"], "vat": "BE0123456789", "phones": ["+32 2 123 45 67"]}
MATCH = {
    "new": {"company_number": "0123.456.789", "names": ["Other SA"]},
    "known": [
        {"ref": "name", "names": ["Other"]},
        {"ref": "nobody"},
        {"ref": "old", **OLD},
    ],
}
LATE = {"paid_on": "2026-07-31", "days_late": 20, "amount": "100.00"}
USUAL = {"paid_on": "2026-01-31", "days_late": -3, "amount": "100.00"}
SCORE = {
    "as_of": "2026-07-31",
    "currency": "EUR",
    "signs": [{"sign": "promise_broken", "seen_on": "2026-07-31"}],
}
REQUESTS = {"standing": STANDING, "match": MATCH, "score": SCORE}


def answer(name, request):
    return DOCUMENTS[name]()(request)


def test_what_lacks_is_told_with_the_rating_and_the_limit():
    unmet = {"kind": "insurer", "above": "5000.00", "months": 12, "lack": "missing"}
    assert answer("standing", STANDING) == {
        "unmet": [unmet],
        "rating": "limited",
        "limit": "4000.00",
    }
    less = answer("standing", {**STANDING, "amount": "5000.00", "checks": []})
    assert less == {"unmet": [], "rating": None, "limit": None}


def test_the_usual_months_may_be_others():
    old = {**STANDING, "checks": [{**CHECK, "done_on": "2026-01-31"}]}
    assert answer("standing", {**old, "months": 7})["rating"] == "limited"
    assert answer("standing", {**old, "months": 6})["rating"] is None
    assert answer("standing", {**old, "months": 0})["rating"] is None


def test_the_surest_match_comes_first_and_nobody_else():
    number = {"kind": "company_number", "value": "123456789"}
    name = {"kind": "name", "value": "other"}
    assert answer("match", MATCH) == {
        "matches": [
            {"ref": "old", "sureness": 95, "is_likely": True, "traces": [number]},
            {"ref": "name", "sureness": 40, "is_likely": False, "traces": [name]},
        ]
    }


def test_what_matched_is_told_by_its_weight():
    found = answer("match", {"new": OLD, "known": [{"ref": "old", **OLD}]})
    kinds = [one["kind"] for one in found["matches"][0]["traces"]]
    assert kinds == ["vat", "company_number", "phone", "name"]


def test_a_score_has_its_reasons_and_what_it_proposes():
    reason = {"sign": "promise_broken", "times": 1, "last_on": "2026-07-31"}
    assert answer("score", SCORE) == {
        "points": 25,
        "band": "watch",
        "reasons": [{**reason, "points": 25}],
        "proposes": {"is_firmer": False, "limit_share": "1", "trust": "normal"},
        "found": [],
        "drift": None,
    }


def test_a_drift_is_found_once_in_the_days_over_which_it_is_measured():
    request = {**SCORE, "signs": [], "payments": [USUAL] * 5 + [LATE] * 5}
    found = answer("score", request)
    assert found["drift"] == {"before": "0.0", "lately": "20.0", "is_later": True}
    assert found["found"] == [{"sign": "later", "seen_on": "2026-07-31"}]
    assert found["points"] == 20
    for day, times in (
        ("2026-08-01", 1),
        ("2026-07-31", 0),
        ("2026-05-03", 0),
        ("2026-05-02", 1),
    ):
        known = {**request, "signs": [{"sign": "later", "seen_on": day}]}
        assert len(answer("score", known)["found"]) == times


def test_a_delay_is_told_to_a_tenth_of_a_day():
    usual = {**USUAL, "days_late": 1}
    late = [LATE] * 4 + [{**LATE, "days_late": 21, "amount": "200.00"}]
    found = answer("score", {**SCORE, "payments": [usual] * 5 + late})
    assert found["drift"]["lately"] == "20.3"


def test_round_parts_are_found_once_a_day():
    part = {"paid_on": "2026-07-01", "amount": "500.00", "of": "812.55"}
    other = {**part, "paid_on": "2026-07-02", "amount": "512.55"}
    request = {**SCORE, "signs": [], "parts": [part, part, other]}
    sign = {"sign": "round_sum", "seen_on": "2026-07-01"}
    assert answer("score", request)["found"] == [sign]
    assert answer("score", {**request, "signs": [sign]})["found"] == []


def test_the_clock_of_a_check_is_reached():
    record = {"ref": "a", "state": "current", "reason": "done", "done_on": "2026-01-31"}
    request = {"clock": "check", "as_of": "2026-07-30", "records": [record]}
    settings = {"settings": {"months": 6}}
    (found,) = judge({**request, **settings})["records"]
    assert (found["state"], found["next_on"]) == ("current", "2026-07-31")
    (found,) = judge({**request, **settings, "as_of": "2026-07-31"})["records"]
    assert (found["state"], found["reason"]) == ("expired", "too_old")


def refused(name, **changes):
    return name, {**REQUESTS[name], **changes}


REFUSED = {
    "no needs": (refused("standing", needs=None), "missing_key", "needs"),
    "a cent's part": (refused("standing", amount="1.001"), "bad_amount", "amount"),
    "a limit": (
        refused("standing", checks=[{**CHECK, "limit": "-1"}]),
        "bad_amount",
        "checks[0].limit",
    ),
    "a result": (
        refused("standing", checks=[{**CHECK, "result": "fine"}]),
        "bad_value",
        "checks[0].result",
    ),
    "months": (refused("standing", months=-1), "bad_value", "months"),
    "no kind": (
        refused("standing", needs=[{"kind": "", "above": "1"}]),
        "bad_type",
        "needs[0].kind",
    ),
    "no identity": (refused("match", new=None), "missing_key", "new"),
    "unknown": (refused("match", new={"name": "Acme"}), "unknown_key", "new.name"),
    "no ref": (refused("match", known=[OLD]), "missing_key", "known[0].ref"),
    "twice": (
        refused("match", known=[{"ref": "a"}, {"ref": "a"}]),
        "duplicate_ref",
        "known[1].ref",
    ),
    "a sign": (
        refused("score", signs=[{"sign": "omen", "seen_on": "2026-07-31"}]),
        "bad_value",
        "signs[0].sign",
    ),
    "no money": (
        refused("score", payments=[{**LATE, "amount": "0.00"}]),
        "bad_amount",
        "payments[0].amount",
    ),
    "no currency": (refused("score", currency=None), "missing_key", "currency"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    (name, request), code, path = case
    response = answer(name, request)
    assert (response["error"], response["path"]) == (code, path)
