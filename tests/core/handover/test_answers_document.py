"""The answers document: what an agency says of a case, as facts that a clock reads."""

import pytest

from followup_core.__main__ import DOCUMENTS

SENT = {"state": "delivered", "reason": "delivered", "delivered_on": "2026-03-02"}


def said(kind, claim=None, on="2026-03-05"):
    return {"kind": kind, "on": on, "claim": claim}


def ask(*events, **others):
    request = {"placement": SENT, "claims": ["L1", "L2"], "events": list(events)}
    return DOCUMENTS["answers"]()({**request, **others})


def state_of(facts):
    request = {
        "clock": "placement",
        "as_of": "2026-03-06",
        "settings": {
            "days_to_acknowledge": 10,
            "days_to_pay_out": 30,
            "days_to_confirm_recall": 10,
        },
        "records": [{"ref": "P1", **facts}],
    }
    (found,) = DOCUMENTS["judge"]()(request)["records"]
    return found["state"]


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], "delivered"),
        ([said("accepted", "L1")], "acknowledged"),
        ([said("accepted")], "active"),
        ([said("accepted", "L1"), said("rejected", "L2")], "active"),
        ([said("rejected", "L1"), said("rejected", "L2")], "rejected"),
        ([said("rejected"), said("accepted", "L2")], "active"),
        ([said("accepted"), said("paused")], "paused"),
        ([said("accepted"), said("paused"), said("resumed")], "active"),
        ([said("accepted"), said("closed")], "settled"),
        ([said("recall_confirmed")], "settled"),
        ([said("accepted"), said("recall_confirmed", "L1")], "active"),
        ([said("accepted"), said("paused", "L1")], "active"),
        ([said("accepted"), said("closed", "L1")], "active"),
        ([said("accepted"), said("closed", "L1"), said("closed", "L2")], "settled"),
        ([said("accepted"), said("closed", "L1"), said("paused", "L2")], "paused"),
    ],
)
def test_the_facts_are_those_that_the_clock_reads(events, state):
    assert state_of(ask(*events)) == state


def test_a_case_whose_money_is_there_is_closed_and_not_settled():
    held = {**SENT, "clearing": "10.00", "money_since": "2026-03-04"}
    assert state_of(ask(said("closed"), placement=held)) == "closed"


def test_one_claim_of_two_changes_nothing_of_the_case():
    for kind in ("closed", "paused", "recall_confirmed", "recall_refused"):
        assert ask(said(kind, "L1")) == ask(said("received")), kind


@pytest.mark.parametrize(
    ("clearing", "state"), [("-10.00", "closed"), ("0", "settled")]
)
def test_a_late_fee_leaves_less_than_nothing_there(clearing, state):
    held = {**SENT, "clearing": clearing}
    assert state_of(ask(said("closed"), placement=held)) == state


def test_what_an_event_does_not_say_stays():
    found = ask()
    assert found["delivered_on"] == "2026-03-02"
    assert found["is_received"] is False
    assert found["clearing"] == "0"
    assert found["recall"] == "none"
    assert ask(said("closed", on="2026-03-05"))["closed_on"] == "2026-03-05"


@pytest.mark.parametrize(
    ("request_", "code", "path"),
    [
        ({"claims": []}, "bad_type", "claims"),
        ({"claims": ["L1", "L1"]}, "bad_value", "claims"),
        ({"events": [said("accepted", "L3")]}, "bad_value", "events[0].claim"),
        ({"events": [said("bought")]}, "bad_value", "events[0].kind"),
        ({"placement": {"state": "sent"}}, "missing_key", "placement.reason"),
    ],
)
def test_what_is_refused(request_, code, path):
    found = ask(**request_)
    assert (found["error"], found["path"]) == (code, path)
