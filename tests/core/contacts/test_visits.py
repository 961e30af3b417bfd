"""A visit to whoever is near, a letter to all others, and the first free afternoon."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.contacts.calls import Slot
from followup_core.contacts.visits import (
    Answer,
    Place,
    Point,
    Settings,
    Why,
    afternoon_slot,
    bare_postcode,
    distance_km,
    visit_or_letter,
)
from followup_core.vocabulary import Channel
from followup_core.workdays import Workdays

VISIT, LETTER = Channel.VISIT, Channel.LETTER
BRUSSELS, PARIS = Point(50.8503, 4.3517), Point(48.8566, 2.3522)
OURS = Place("BE", "1000", BRUSSELS)
UNSEEN = OURS._replace(point=None)
POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
DIGITS = st.text("0123456789", min_size=4, max_size=5)


def way(theirs, ours=UNSEEN, **settings):
    return visit_or_letter(ours, theirs, Settings(**settings))


# === NEAR OR FAR === #


@pytest.mark.parametrize(
    ("theirs", "length", "why"),
    [
        (Place("BE", "1020"), 2, Why.NEAR_BY_POSTCODE),
        (Place("BE", "1020"), 3, Why.OTHER_POSTCODE),
        (Place("BE", "1000"), 10, Why.NEAR_BY_POSTCODE),
        (Place("BE", "2000"), 1, Why.OTHER_POSTCODE),
        (Place("BE", "10"), 2, Why.NEAR_BY_POSTCODE),
        (Place("BE", "10"), 3, Why.OTHER_POSTCODE),
        (Place("be", " b - 10 20 "), 2, Why.NEAR_BY_POSTCODE),
        (Place("FR", "1000"), 1, Why.OTHER_COUNTRY),
        (Place("FR", ""), 1, Why.OTHER_COUNTRY),
        (Place("BE", ""), 1, Why.NO_ADDRESS),
        (Place("BE", " - "), 1, Why.NO_ADDRESS),
        (Place("", "1000"), 1, Why.NO_ADDRESS),
        (Place(postcode="1000"), 1, Why.NO_ADDRESS),
        (Place(), 1, Why.NO_ADDRESS),
    ],
)
def test_what_two_addresses_say(theirs, length, why):
    channel = VISIT if why is Why.NEAR_BY_POSTCODE else LETTER
    assert way(theirs, prefix_length=length) == Answer(channel, why)
    assert way(UNSEEN, theirs, prefix_length=length) == Answer(channel, why)


def test_a_reason_is_its_name_in_small_letters():
    assert [one.value for one in Why] == [one.name.lower() for one in Why]


@pytest.mark.parametrize("half", [(BRUSSELS, None), (None, PARIS), (None, None)])
def test_one_place_on_the_map_says_nothing(half):
    ours, theirs = Place("BE", "1000", half[0]), Place("BE", "1020", half[1])
    assert way(theirs, ours) == Answer(VISIT, Why.NEAR_BY_POSTCODE)


def test_the_way_wins_where_both_are_on_the_map():
    km = distance_km(BRUSSELS, PARIS)
    metre = Decimal("0.001")
    same = Place("BE", "1000", PARIS)
    assert way(same, OURS, most_km=km - metre) == Answer(LETTER, Why.TOO_FAR, km)
    near = Answer(VISIT, Why.NEAR_BY_DISTANCE, km)
    assert way(same, OURS, most_km=km) == near
    for theirs in (Place("FR", "75001", PARIS), Place("", "", PARIS)):
        assert way(theirs, OURS, most_km=km) == near


@pytest.mark.parametrize(
    ("written", "country", "bare"),
    [
        *(("1000", "BE", "1000"), ("B-1000", "BE", "1000"), ("BE-1000", "BE", "1000")),
        *(("BE1000", "BE", "1000"), ("be 1000", "BE", "1000"), ("", "BE", "")),
        *(("B - 1000", "BE", "1000"), ("FIN-00100", "FI", "00100")),
        *(("1012 ab", "NL", "1012AB"), ("NL-1012 AB", "NL", "1012AB")),
        *(("SW1A 1AA", "GB", "SW1A1AA"), ("00-950", "PL", "00950")),
        *(("LV-1010", "LV", "1010"), ("VLT 1117", "MT", "VLT1117")),
        *(("K1A-0B1", "CA", "K1A0B1"), ("D02 X285", "IE", "D02X285")),
        *(("ABCD-1", "BE", "ABCD1"), ("BE", "BE", "BE"), ("1000", "", "1000")),
    ],
)
def test_a_postcode_is_compared_by_what_it_says(written, country, bare):
    assert bare_postcode(written, country) == bare
    assert bare_postcode(bare, country) == bare


@given(DIGITS, st.sampled_from(["", "X-", "XX-", "XX", "xx ", " XX -"]))
def test_how_it_is_written_does_not_matter(digits, before):
    assert bare_postcode(f"{before}{digits[:2]} {digits[2:]}", "XX") == digits


@given(DIGITS, DIGITS, st.integers(1, 6))
def test_a_longer_prefix_is_never_nearer(one, other, length):
    near = [
        way(Place("XX", one), Place("XX", other), prefix_length=most).channel is VISIT
        for most in (length, length + 1)
    ]
    assert near[0] >= near[1]


# === DISTANCE === #


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (BRUSSELS, PARIS, "263.976"),
        (Point(0, 179.5), Point(0, -179.5), "111.195"),
        (Point(90, 0), Point(90, 120), "0.000"),
        (Point(90, 0), Point(-90, 0), "20015.114"),
        (BRUSSELS, BRUSSELS, "0.000"),
    ],
)
def test_kilometres(one, other, km):
    assert abs(distance_km(one, other) - Decimal(km)) <= Decimal("0.001")


@given(POINTS, POINTS)
def test_the_way_back_is_as_long_and_never_round_the_earth(one, other):
    km = distance_km(one, other)
    assert km == distance_km(other, one)
    assert 0 <= km <= Decimal("20015.114")
    assert distance_km(one, one) == 0


# === THE AFTERNOON === #

THURSDAY, FRIDAY, MONDAY = date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 9)
SETTINGS = Settings(afternoon=Slot(time(14), time(17)), minutes=60, most_days=3)
WEEKS = Workdays()
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
MOMENTS = st.integers(0, 5 * 24 * 4).map(
    lambda quarters: datetime.combine(THURSDAY, time.min) + quarters * 15 * MINUTE
)
BUSY = st.lists(st.tuples(MOMENTS, MOMENTS), max_size=12)


def at(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute))


def slot(*busy, day=THURSDAY, workdays=WEEKS, **settings):
    return afternoon_slot(busy, day, workdays, SETTINGS._replace(**settings))


def test_the_first_hour_where_nothing_is_in_the_diary():
    assert slot() == (at(THURSDAY, 14), at(THURSDAY, 15))


@pytest.mark.parametrize(
    ("busy", "start"),
    [
        ([(9, 0, 14, 0)], (14, 0)),
        ([(9, 0, 14, 1)], (14, 1)),
        ([(15, 0, 17, 0)], (14, 0)),
        ([(14, 59, 15, 30)], (15, 30)),
        ([(14, 0, 16, 0)], (16, 0)),
        ([(14, 0, 16, 1)], None),
        ([(15, 30, 16, 0), (14, 0, 14, 30)], (14, 30)),
        ([(14, 30, 16, 0), (14, 45, 15, 0)], (16, 0)),
        ([(15, 0, 15, 0), (14, 30, 14, 30)], (14, 0)),
        ([(17, 0, 18, 0)], (14, 0)),
    ],
)
def test_what_is_in_the_diary_is_kept(busy, start):
    lines = [(at(THURSDAY, *one[:2]), at(THURSDAY, *one[2:])) for one in busy]
    found = slot(*lines, most_days=1)
    assert found == (start and (at(THURSDAY, *start), at(THURSDAY, *start) + HOUR))


def test_a_full_afternoon_leads_to_the_next_working_day():
    full = (at(THURSDAY, 8), at(FRIDAY, 16, 1))
    assert slot(full) == (at(MONDAY, 14), at(MONDAY, 15))
    assert slot(full, most_days=2) is None
    workdays = Workdays(holidays=frozenset({FRIDAY}))
    assert slot((at(THURSDAY, 8), at(THURSDAY, 18)), workdays=workdays, most_days=2)
    assert slot(day=date(2026, 3, 7))[0] == at(MONDAY, 14)


def test_no_day_no_room_no_slot():
    assert slot(most_days=0) is None
    assert slot(minutes=180) == (at(THURSDAY, 14), at(THURSDAY, 17))
    assert slot(minutes=181) is None
    holidays = frozenset({date.max})
    assert slot(day=date.max, workdays=Workdays(holidays=holidays)) is None
    assert slot(day=date.max)[0].date() == date.max


@given(BUSY, st.integers(1, 12), st.randoms(use_true_random=False))
def test_what_holds_for_any_diary(busy, quarters, random):
    minutes = quarters * 15
    found = slot(*busy, minutes=minutes)
    assert slot(*random.sample(busy, len(busy)), minutes=minutes) == found
    free = (
        at(day, 14) + step * 15 * MINUTE
        for day in (THURSDAY, FRIDAY, MONDAY)
        for step in range(12 - quarters + 1)
    )
    length = minutes * MINUTE
    wanted = next((one for one in free if is_free(busy, one, one + length)), None)
    assert found == (wanted and (wanted, wanted + length))


def is_free(busy, start, end):
    return all(to <= start or end <= begins for begins, to in busy if begins < to)
