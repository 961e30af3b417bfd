"""The judge document: it answers for every clock what the clock itself answers."""

from datetime import date
from decimal import Decimal
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.documents.records import MOST
from followup_core.judging import CLOCKS, answer
from tests.core.clocked import DAYS, clocks, strategy

PROMISE = {
    "ref": "a",
    "state": "open",
    "reason": "promised",
    "amount": "100.00",
    "last_on": "2026-03-10",
    "paid": "0",
    "on_account": "0",
}
REQUEST = {"clock": "promise", "as_of": "2026-03-11", "records": [PROMISE]}


def written(value):
    """Return a value as a document has it."""
    if hasattr(value, "_fields"):
        return {name: written(one) for name, one in value._asdict().items()}
    if isinstance(value, tuple):
        return [written(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def fitted(value):
    """Return a value whose numbers are as a document reads them, zero or more."""
    if hasattr(value, "_fields"):
        return type(value)(*map(fitted, value))
    if isinstance(value, tuple):
        return tuple(map(fitted, value))
    return abs(value) % MOST if type(value) is int else value


def test_every_clock_is_reached():
    assert set(CLOCKS.values()) == set(clocks())


@pytest.mark.parametrize("name", CLOCKS)
@given(st.data(), DAYS)
def test_it_answers_as_the_clock_does(name, data, on):
    facts, settings = map(fitted, data.draw(strategy(CLOCKS[name])))
    record = {**written(facts), "ref": "one"}
    del record["key"]
    request = {
        "clock": name,
        "as_of": on.isoformat(),
        "settings": written(settings),
        "records": [record],
    }
    ruling = CLOCKS[name].judge(facts, on, settings)
    assert answer(request)["records"] == [
        {
            "ref": "one",
            "state": ruling.state,
            "reason": ruling.reason,
            "next_on": ruling.next_on and ruling.next_on.isoformat(),
        }
    ]


@pytest.mark.parametrize(
    ("as_of", "state", "next_on"),
    [("2026-03-10", "open", "2026-03-11"), ("2026-03-11", "broken", None)],
)
def test_both_sides_of_a_day(as_of, state, next_on):
    (found,) = answer({**REQUEST, "as_of": as_of})["records"]
    assert (found["ref"], found["state"], found["next_on"]) == ("a", state, next_on)


def record(**values):
    return {**REQUEST, "records": [{**PROMISE, **values}]}


REFUSED = {
    "no clock": ({"as_of": "2026-03-11", "records": []}, "missing_key", "clock"),
    "another clock": ({**REQUEST, "clock": "cuckoo"}, "bad_value", "clock"),
    "no record": ({**REQUEST, "records": {}}, "bad_type", "records"),
    "unknown": (record(key=1), "unknown_key", "records[0].key"),
    "no state": (record(state=None), "missing_key", "records[0].state"),
    "a state": (record(state="late"), "bad_value", "records[0].state"),
    "a day": (record(last_on="2201-01-01"), "bad_date", "records[0].last_on"),
    "an amount": (record(paid="-1"), "bad_amount", "records[0].paid"),
    "twice": (
        {**REQUEST, "records": [PROMISE, PROMISE]},
        "duplicate_ref",
        "records[1].ref",
    ),
    "setting": (
        {**REQUEST, "settings": {"known_until": "today"}},
        "bad_date",
        "settings.known_until",
    ),
    "settings": (
        {**REQUEST, "clock": "commitment", "records": []},
        "missing_key",
        "settings.patience_days",
    ),
    "no settings": ({**REQUEST, "settings": []}, "bad_type", "settings"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    document, code, path = case
    response = answer(document)
    assert (response["error"], response["path"]) == (code, path)
