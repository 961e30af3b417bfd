"""Decisions of an insurer: from when, until when, up to how much."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.cover.covers import (
    Decision,
    Ground,
    Settings,
    State,
    judge,
    limit_on,
    overlap,
)
from tests.core.cover.policy import CONTRACT, granted

DAY = timedelta(days=1)
FROM, UNTIL = date(2026, 3, 1), date(2026, 6, 1)
COVER = granted(5000, FROM, UNTIL)
FREE = CONTRACT._replace(discretionary=Decimal(800))


@pytest.mark.parametrize(
    ("on", "state", "next_on"),
    [
        (FROM - DAY, "ahead", FROM),
        (FROM, "in_force", UNTIL),
        (UNTIL - DAY, "in_force", UNTIL),
        (UNTIL, "over", None),
    ],
)
def test_the_clock_of_a_decision(on, state, next_on):
    found = judge(COVER, on, Settings())
    assert (found.state, found.next_on) == (state, next_on)


def test_what_was_asked_for_is_in_force_on_no_day():
    asked = COVER._replace(decision=Decision.REQUESTED, valid_until=None)
    assert judge(asked, FROM, Settings())[1:] == (State.ASKED, "not_decided", None)
    assert limit_on([asked], FROM, CONTRACT).ground is Ground.NONE


@pytest.mark.parametrize(
    ("on", "limit", "ground"),
    [
        (FROM - DAY, 800, "discretionary"),
        (FROM, 5000, "named"),
        (UNTIL - DAY, 5000, "named"),
        (UNTIL, 800, "discretionary"),
    ],
)
def test_the_limit_on_both_sides_of_an_interval(on, limit, ground):
    assert limit_on([COVER], on, FREE) == (limit, ground)


@pytest.mark.parametrize("decision", [Decision.REFUSED, Decision.WITHDRAWN])
def test_no_discretion_after_the_insurer_said_no(decision):
    ended = granted(0, UNTIL, decision=decision)
    assert limit_on([COVER, ended], UNTIL - DAY, FREE).amount == 5000
    assert limit_on([COVER, ended], UNTIL, FREE) == (0, decision.value)


def test_a_reduction_begins_where_the_grant_ends():
    reduced = granted(2000, UNTIL, decision=Decision.REDUCED)
    assert overlap([reduced, COVER]) is None
    assert limit_on([reduced, COVER], UNTIL, FREE).amount == 2000


@pytest.mark.parametrize("until", [None, UNTIL + DAY])
def test_two_decisions_on_one_day_are_told(until):
    after = granted(2000, UNTIL)
    assert overlap([after, COVER._replace(valid_until=until)]) == (1, 0)


def test_a_request_overlaps_with_nothing():
    asked = granted(9000, FROM, decision=Decision.REQUESTED)
    assert overlap([COVER, asked]) is None


INTERVALS = st.tuples(st.integers(0, 20), st.integers(1, 10))


@given(st.lists(INTERVALS, max_size=5))
def test_an_overlap_is_found_as_a_plain_search_finds_it(drawn):
    covers = [
        granted(1, FROM + start * DAY, FROM + (start + length) * DAY)
        for start, length in drawn
    ]
    days = [set(range(start, start + length)) for start, length in drawn]
    shared = any(
        days[one] & days[other] for one in range(len(days)) for other in range(one)
    )
    assert (overlap(covers) is not None) is shared
