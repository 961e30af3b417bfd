"""The court document: a French injonction from its application to the title."""

import pytest

from followup_core.court.documents.court import answer

REQUEST = {"jurisdiction": "FR", "debtor": "business", "as_of": "2026-12-20"}
DONE = [
    {"step": "application", "on": "2026-09-10"},
    {"step": "order", "on": "2026-09-28"},
]
CASE = {**REQUEST, "path": "fr_injonction", "done": DONE}


def case(**more):
    found = answer({**CASE, **more})
    assert "error" not in found, found
    return found["case"]


def test_the_ready_paths_are_told():
    found = answer(REQUEST)
    assert found["case"] is None
    first = found["paths"][0]
    assert (first["code"], first["label"]) == ("fr_injonction", "Injonction de payer")
    assert first["steps"][3] == {
        "code": "service",
        "label": "Service of the order",
        "kind": "service",
        "by": "bailiff",
        "article": "Code de procédure civile, art. 1411",
        "evidence": "payment_order",
        "is_claimable": True,
        "is_fatal": True,
        "procedure": "",
        "branch": "always",
    }
    assert answer({**REQUEST, "jurisdiction": "US"}) == {"paths": [], "case": None}


def test_an_order_that_has_to_be_served():
    found = case()
    assert (found["state"], found["reason"], found["next_on"]) == (
        "near",
        "time_near",
        "2026-12-29",
    )
    assert found["next_step"] == "service"
    assert found["steps"][3] == {
        "code": "service",
        "done_on": None,
        "outcome": None,
        "not_before": None,
        "until": "2026-12-28",
    }
    assert found["proofs"] == []
    assert case(as_of="2026-12-29")["reason"] == "lost"


def test_what_a_judge_set_wins():
    said = [{"step": "service", "until": "2027-01-15"}]
    assert case(said=said)["next_on"] == "2027-01-01"


def test_the_way_to_the_title():
    served = [*DONE, {"step": "service", "on": "2026-10-05", "outcome": "service"}]
    found = case(done=served, as_of="2026-12-04")
    assert (found["state"], found["next_on"]) == ("waiting", "2026-12-05")
    assert found["proofs"] == [
        {
            "kind": "payment_order",
            "on": "2026-10-05",
            "until": None,
            "is_dropped": False,
        }
    ]
    title = [*served, {"step": "enforceable", "on": "2026-12-07", "outcome": "title"}]
    found = case(done=title, as_of="2026-12-08")
    assert (found["state"], found["next_step"]) == ("titled", "seizure")
    assert [one["kind"] for one in found["proofs"]] == ["payment_order", "judgment"]


def test_a_case_that_is_paid_or_closed():
    assert case(is_open=False)["reason"] == "paid"
    assert case(is_closed=True)["reason"] == "closed"
    assert case(near_days=3)["state"] == "open"


REFUSED = {
    "another path": ({**CASE, "path": "de_mahnverfahren"}, "bad_value", "path"),
    "a step": (
        {**CASE, "done": [{"step": "dance", "on": "2026-10-05"}]},
        "bad_value",
        "done[0].step",
    ),
    "a step said": (
        {**CASE, "said": [{"step": "dance", "until": "2026-10-05"}]},
        "bad_value",
        "said[0].step",
    ),
    "twice": ({**CASE, "done": [DONE[0], DONE[0]]}, "duplicate_ref", "done[1].step"),
    "an outcome": (
        {**CASE, "done": [{**DONE[0], "outcome": "glory"}]},
        "bad_value",
        "done[0].outcome",
    ),
    "an end before the beginning": (
        {**CASE, "done": [{**DONE[0], "until": "2026-09-09"}]},
        "bad_value",
        "done[0].until",
    ),
    "no debtor": ({**CASE, "debtor": None}, "missing_key", "debtor"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    document, code, path = case
    response = answer(document)
    assert (response["error"], response["path"]) == (code, path)
