"""The clock of a rate: both sides of each of its days."""

from datetime import date

import pytest

from followup_core.rates.expiry import RateInUse, Settings, State, Why, judge

ENDS = date(2027, 1, 1)


def rule(on, **changes):
    facts = {
        "key": 1,
        "state": State.HOLDS,
        "reason": Why.PUBLISHED,
        "ends_on": ENDS,
        "has_next": False,
        "is_used": True,
    }
    ruling = judge(RateInUse(**{**facts, **changes}), on, Settings())
    return ruling.state, ruling.next_on


@pytest.mark.parametrize(
    ("on", "state", "next_on"),
    [
        (date(2026, 7, 1), "holds", date(2026, 12, 3)),
        (date(2026, 12, 2), "holds", date(2026, 12, 3)),
        (date(2026, 12, 3), "ending", date(2026, 12, 10)),
        (date(2026, 12, 31), "ending", ENDS),
        (ENDS, "over", date(2027, 1, 8)),
    ],
)
def test_a_rate_in_use_is_asked_for_thirty_days_before_its_end(on, state, next_on):
    assert rule(on) == (state, next_on)


def test_a_rate_that_nobody_uses_is_looked_at_each_day_of_its_last_month():
    on = date(2026, 12, 10)
    assert rule(on, is_used=False) == ("holds", date(2026, 12, 11))
    assert rule(on, is_used=False, state=State.ENDING) == (
        "ending",
        date(2026, 12, 17),
    )
    assert rule(date(2026, 12, 31), is_used=False) == ("holds", ENDS)


def test_a_rate_with_a_successor_sleeps():
    assert rule(ENDS, has_next=True, state=State.OVER) == ("replaced", None)


def test_a_rate_fixed_by_law_never_ends():
    assert rule(date(2026, 7, 1), ends_on=date.max)[0] == "holds"


@pytest.mark.parametrize(
    ("is_used", "why"), [(True, Why.NEXT_MISSING), (False, Why.NOT_USED)]
)
def test_what_is_over_says_whether_anybody_needs_the_next(is_used, why):
    rate = RateInUse(1, State.HOLDS, Why.PUBLISHED, ENDS, False, is_used)
    assert judge(rate, ENDS, Settings()).reason == why.value
