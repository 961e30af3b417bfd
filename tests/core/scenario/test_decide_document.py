"""The decision document: worked examples, what it refuses, and facts that come back."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from followup_core.scenario.document import answer
from followup_core.scenario.evaluate import evaluate
from followup_core.scenario.facts import request_of
from followup_core.scenario.levels import deadline_on
from followup_core.vocabulary import Outcome

from ..groups import as_of, companies, groups

EXAMPLES = json.loads((Path(__file__).parent / "decide_examples.json").read_text())
PLAIN = EXAMPLES[0]["request"]


def shown(response, key, expected):
    """Return what the response shows of what is expected."""
    if key != "items":
        return response[key]
    return [
        {name: item[name] for name in wanted}
        for item, wanted in zip(response["items"], expected, strict=True)
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one["id"])
def test_the_worked_examples_come_out(example):
    response = answer(example["request"])
    expected = example["expect"]
    assert {key: shown(response, key, expected[key]) for key in expected} == expected


def changed(**changes):
    return {**PLAIN, **changes}


def item(**changes):
    return changed(items=[{**PLAIN["items"][0], **changes}])


def level(**changes):
    return changed(policy={"levels": [{"days": 5, **changes}]})


REFUSED = {
    "no policy": (changed(policy=None), "missing_key", "policy"),
    "no levels": (changed(policy={}), "missing_key", "policy.levels"),
    "no items": (changed(items=None), "missing_key", "items"),
    "no due date key": (
        changed(items=[{"ref": "a", "open": "1", "invoiced_on": "2026-01-01"}]),
        "missing_key",
        "items[0].due_on",
    ),
    "nothing open": (item(open="0.00"), "bad_amount", "items[0].open"),
    "nature": (level(nature="rude"), "bad_value", "policy.levels[0].nature"),
    "number as nature": (level(nature=1), "bad_type", "policy.levels[0].nature"),
    "no channel": (level(channels=[]), "bad_type", "policy.levels[0].channels"),
    "channel": (
        level(channels=["email", "fax"]),
        "bad_value",
        "policy.levels[0].channels[1]",
    ),
    "days": (level(days="5"), "bad_type", "policy.levels[0].days"),
    "least days": (level(least_days=-1), "bad_value", "policy.levels[0].least_days"),
    "entry": (
        changed(policy={"entry": "last", "levels": []}),
        "bad_value",
        "policy.entry",
    ),
    "rank": (
        item(served={"rank": 5, "on": "2026-09-02"}),
        "bad_value",
        "items[0].served.rank",
    ),
    "rank nought": (
        item(served={"rank": 0, "on": "2026-09-02"}),
        "bad_value",
        "items[0].served.rank",
    ),
    "policy of an item": (item(policy=1), "unknown_key", "items[0].policy"),
    "other policy": (
        {**item(policy=1), "more_policies": []},
        "bad_value",
        "items[0].policy",
    ),
    "nature of a level": (
        item(served={"rank": 1, "on": "2026-09-02", "nature": "reminder"}),
        "unknown_key",
        "items[0].served.nature",
    ),
    "twice": (changed(items=PLAIN["items"] * 2), "duplicate_ref", "items[1].ref"),
    "held item": (
        changed(holds=[{"since": "2026-09-01", "until": None, "item": "b"}]),
        "unknown_item",
        "holds[0].item",
    ),
    "part of nothing": (
        changed(holds=[{"since": "2026-09-01", "until": None, "amount": "1.00"}]),
        "bad_value",
        "holds[0].amount",
    ),
    "credits": (changed(credits="-1.00"), "bad_amount", "credits"),
    "exchange rate": (changed(rate="0"), "bad_amount", "rate"),
    "week": (changed(settings={"worked_days": [7]}), "bad_value", None),
    "no week": (changed(settings={"worked_days": []}), "bad_type", None),
    "transit": (changed(settings={"transit_days": {"fax": 1}}), "unknown_key", None),
    "first rank": (changed(settings={"first_run_rank": 0}), "bad_value", None),
}
DEEP = {
    "week": "settings.worked_days[0]",
    "no week": "settings.worked_days",
    "transit": "settings.transit_days.fax",
    "first rank": "settings.first_run_rank",
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_refused_with_its_code_and_its_path(name):
    document, code, path = REFUSED[name]
    response = answer(document)
    assert (response["error"], response["path"]) == (code, path or DEEP[name])


def test_what_is_left_out_means_what_the_policy_s_form_means():
    response = answer(
        {
            "as_of": "2026-09-07",
            "policy": {"levels": [{"days": 5}]},
            "items": [
                {
                    "ref": "a",
                    "open": "100",
                    "invoiced_on": "2026-08-02",
                    "due_on": "2026-09-01",
                }
            ],
        }
    )
    assert (response["outcome"], response["level"]) == ("contact", 1)
    assert (response["claimed"], response["deadline_on"]) == ("100", "2026-09-07")


def test_no_due_date_no_rate_and_no_levels_are_answers():
    assert answer(item(due_on=None))["reason"] == "no_due_date"
    late = {**item(), "as_of": "2026-09-07"}
    assert answer({**late, "rate": None})["reason"] == "no_rate"
    assert answer({**late, "policy": {"levels": []}})["reason"] == "no_levels"
    assert answer(changed(items=[]))["reason"] == "not_due"


def test_amounts_have_the_decimals_of_the_request_and_no_signed_zero():
    held = [{"since": "2026-09-01", "until": None, "item": "a", "amount": "100.000"}]
    response = answer({**item(), "as_of": "2026-09-07", "holds": held})
    assert response["claimed"] == "0.000"
    assert response["items"][0]["open"] == "0.000"
    excluded = answer(item(excluded=True))
    assert excluded["items"][0]["open"] == "0.00", "it may not be claimed"


def test_the_longest_amounts_stay_exact():
    big = "999999999999999.99999999999999"
    items = [{**PLAIN["items"][0], "ref": ref, "open": big} for ref in "ab"]
    response = answer({**PLAIN, "as_of": "2026-09-07", "items": items})
    assert response["claimed"] == "1999999999999999.99999999999998"


@given(groups(), as_of, companies)
def test_the_facts_that_are_kept_lead_to_the_same_decision(group, on, company):
    """An auditor who replays them two years later gets the same answer."""
    decision = evaluate(group, on, company)
    refs = {one.key: f"INV/{one.key}" for one in group.items}
    kept = json.loads(json.dumps(request_of(group, on, company, refs)))
    response = answer(kept)
    assert response["outcome"] == decision.outcome.value
    assert response["reason"] == decision.reason.value
    assert response["level"] == (decision.level and decision.level.rank)
    deadline = None
    if decision.outcome is Outcome.CONTACT:
        deadline = deadline_on(
            decision.level, on, company.transit_days, company.workdays
        ).isoformat()
    assert response["deadline_on"] == deadline
    assert [(one["reason"], one["next_on"]) for one in response["items"]] == [
        (one.reason.value, one.next_on and one.next_on.isoformat())
        for one in decision.verdicts
    ]
