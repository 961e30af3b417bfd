"""The visit document: what it answers, and each way to be refused."""

import pytest

from followup_core.contacts.visit_document import answer

OURS = {"country": "BE", "postcode": "1000"}
BRUSSELS = {"latitude": "50.8503", "longitude": "4.3517"}
PARIS = {"latitude": "48.8566", "longitude": "2.3522"}
REQUEST = {"ours": OURS, "theirs": {"country": "BE", "postcode": "B-1020"}}
SLOT = {
    "day": "2026-03-05",
    "busy": [{"from": "2026-03-05T09:00", "to": "2026-03-05T15:30"}],
}


def test_what_is_answered():
    assert answer({**REQUEST, "slot": SLOT}) == {
        "channel": "visit",
        "why": "near_by_postcode",
        "km": None,
        "slot": {"from": "2026-03-05T15:30", "to": "2026-03-05T16:30"},
    }
    assert answer(REQUEST)["slot"] is None
    assert answer({**REQUEST, "prefix_length": 4, "slot": SLOT}) == {
        "channel": "letter",
        "why": "other_postcode",
        "km": None,
        "slot": None,
    }


def test_degrees_and_kilometres():
    asked = {"ours": {**OURS, **BRUSSELS}, "theirs": PARIS}
    found = answer(asked)
    assert (found["channel"], found["why"]) == ("letter", "too_far")
    assert found["km"].startswith("263.")
    assert answer({**asked, "most_km": found["km"]})["why"] == "near_by_distance"
    south = {"latitude": "-90", "longitude": "-180"}
    assert answer({**asked, "theirs": south})["why"] == "too_far"


def test_all_of_a_slot_is_read():
    slot = {
        **SLOT,
        "afternoon": {"from": "15:00", "to": "17:00"},
        "minutes": 90,
        "most_days": 2,
        "worked_days": [3, 6],
        "holidays": ["2026-03-05"],
    }
    found = answer({**REQUEST, "slot": slot})["slot"]
    assert found == {"from": "2026-03-08T15:00", "to": "2026-03-08T16:30"}
    full = {"from": "2026-03-05T09:00", "to": "2026-03-31T15:30"}
    assert answer({**REQUEST, "slot": {**slot, "busy": [full]}})["slot"] is None


def test_what_is_left_out_has_its_default():
    here, north = ({"latitude": one, "longitude": "0"} for one in ("0", "0.2697"))
    near = answer({"ours": here, "theirs": north})
    assert (near["why"], near["km"]) == ("near_by_distance", "29.989")
    far = answer({"ours": here, "theirs": {**north, "latitude": "0.2699"}})
    assert (far["why"], far["km"]) == ("too_far", "30.012")
    for code, why in (("1099", "near_by_postcode"), ("1100", "other_postcode")):
        theirs = {"country": "BE", "postcode": code}
        assert answer({"ours": OURS, "theirs": theirs})["why"] == why
    for half in ({"country": "BE"}, {"postcode": "1000"}, {}):
        assert answer({"ours": OURS, "theirs": half})["why"] == "no_address"


@pytest.mark.parametrize(
    ("busy_until", "found"),
    [
        ("2026-03-05T08:00", "2026-03-05T14:00"),
        ("2026-03-05T16:00", "2026-03-05T16:00"),
        ("2026-03-05T16:01", "2026-03-06T14:00"),
        ("2026-03-11T16:00", "2026-03-11T16:00"),
        ("2026-03-11T16:01", None),
    ],
)
def test_the_afternoons_of_five_working_days_are_looked_at(busy_until, found):
    asked = busy("2026-03-05T07:00", busy_until)
    slot = answer(asked)["slot"]
    assert (slot and slot["from"]) == found


def place(**values):
    return {**REQUEST, "theirs": values}


def slot(**values):
    return {**REQUEST, "slot": {**SLOT, **values}}


def busy(start, end):
    return slot(busy=[{"from": start, "to": end}])


REFUSED = {
    "no object": ([], "bad_type", ""),
    "no place": ({"ours": OURS}, "missing_key", "theirs"),
    "unknown": ({**REQUEST, "km": "1"}, "unknown_key", "km"),
    "country": (place(country="be"), "bad_value", "theirs.country"),
    "postcode": (place(postcode=1000), "bad_type", "theirs.postcode"),
    "one of two": (place(latitude="1"), "missing_key", "theirs.longitude"),
    "other of two": (place(longitude="1"), "missing_key", "theirs.latitude"),
    "north of all": (
        place(latitude="90.1", longitude="0"),
        "bad_value",
        "theirs.latitude",
    ),
    "east of all": (
        place(latitude="0", longitude="-180.1"),
        "bad_value",
        "theirs.longitude",
    ),
    "a float": (place(latitude=1.5, longitude="0"), "bad_type", "theirs.latitude"),
    "no number": (place(latitude="1e1", longitude="0"), "bad_value", "theirs.latitude"),
    "no letters": ({**REQUEST, "prefix_length": 0}, "bad_value", "prefix_length"),
    "letters": ({**REQUEST, "prefix_length": 11}, "bad_value", "prefix_length"),
    "way": ({**REQUEST, "most_km": "-1"}, "bad_amount", "most_km"),
    "no day": ({**REQUEST, "slot": {}}, "missing_key", "slot.day"),
    "no moment": (busy("2026-03-05", "x"), "bad_date", "slot.busy[0].from"),
    "no hour of a day": (
        busy("2026-03-05T24:01", "2026-03-06T10:00"),
        "bad_date",
        "slot.busy[0].from",
    ),
    "backwards": (
        busy("2026-03-05T10:00", "2026-03-05T10:00"),
        "bad_value",
        "slot.busy[0].to",
    ),
    "hour": (
        slot(afternoon={"from": "14:00", "to": "25:00"}),
        "bad_value",
        "slot.afternoon.to",
    ),
    "short hour": (
        slot(afternoon={"from": "9:00", "to": "15:00"}),
        "bad_value",
        "slot.afternoon.from",
    ),
    "no afternoon": (
        slot(afternoon={"from": "14:00", "to": "14:00"}),
        "bad_value",
        "slot.afternoon.to",
    ),
    "no minutes": (slot(minutes=0), "bad_value", "slot.minutes"),
    "minutes": (slot(minutes=1441), "bad_value", "slot.minutes"),
    "no days": (slot(most_days=0), "bad_value", "slot.most_days"),
    "days": (slot(most_days=367), "bad_value", "slot.most_days"),
    "no week": (slot(worked_days=[]), "bad_type", "slot.worked_days"),
    "weekday": (slot(worked_days=[7]), "bad_value", "slot.worked_days[0]"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name):
    request, code, path = REFUSED[name]
    found = answer(request)
    assert (found["error"], found["path"]) == (code, path)
    assert found["message"]


def test_the_most_that_is_read():
    most = slot(minutes=1440, most_days=366)
    assert answer({**most, "prefix_length": 10})["why"] == "other_postcode"
    assert answer(most)["slot"] is None
    least = slot(minutes=1, most_days=1)
    found = answer({**least, "prefix_length": 1})
    assert found["slot"] == {"from": "2026-03-05T15:30", "to": "2026-03-05T15:31"}
