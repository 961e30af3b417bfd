"""Another tool's levels as ours: never sooner than there, each after the one before."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from followup_core.moving.levels import Mode, Theirs, like, take_over
from followup_core.moving.levels_document import answer
from followup_core.vocabulary import Channel, Nature

COURTESY, REMINDER, NOTICE, DEMAND, _HANDOVER = Nature
KIND = (COURTESY, REMINDER, REMINDER, NOTICE)


def test_a_level_is_like_the_same_one_of_its_nature():
    assert [like(KIND, REMINDER, nth) for nth in (1, 2, 3)] == [2, 3, 3]
    assert like(KIND, NOTICE, 1) == 4
    assert like(KIND, DEMAND, 1) == 4
    assert like((NOTICE,), REMINDER, 2) == 0
    assert like((), REMINDER, 1) == 0


LEVELS = st.lists(
    st.builds(
        Theirs,
        ref=st.text("abcdef", min_size=1, max_size=6),
        number=st.integers(1, 9),
        mode=st.sampled_from(Mode),
        days=st.integers(-10, 120),
        channel=st.sampled_from((Channel.EMAIL, Channel.LETTER, Channel.PHONE)),
    ),
    max_size=6,
    unique_by=lambda one: one.ref,
)
DUE = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def days_of(*levels):
    return [(one.days, one.least_days) for one in take_over(levels)]


def test_days_of_the_message_before_are_added_and_asked_for():
    assert days_of(
        Theirs("c", 3, Mode.PREVIOUS, 10),
        Theirs("a", 1, Mode.DUE, 10),
        Theirs("b", 2, Mode.DUE, 30),
    ) == [(10, 0), (30, 0), (40, 10)]


def test_a_level_that_is_not_later_comes_the_day_after():
    assert days_of(Theirs("a", 1, Mode.DUE, 30), Theirs("b", 2, Mode.DUE, 30)) == [
        (30, 0),
        (31, 0),
    ]
    assert days_of(Theirs("a", 1, Mode.DUE, 30), Theirs("b", 2, Mode.PREVIOUS, 0)) == [
        (30, 0),
        (31, 0),
    ]


def test_a_reminder_before_the_debt_is_due_stays_before():
    assert days_of(Theirs("a", 1, Mode.DUE, -3)) == [(-3, 0)]


def the_day_there(level, due):
    """Return the first day on which the other tool sends a level by its due date."""
    day = due + timedelta(days=level.days)
    if level.mode is Mode.END_OF_MONTH:
        following = day.replace(day=28) + timedelta(days=4)
        day = following - timedelta(days=following.day)
    return day


@given(LEVELS, DUE)
def test_nobody_is_reminded_sooner_than_there(levels, due):
    by_ref = {one.ref: one for one in levels}
    taken = take_over(levels)
    for one in taken:
        theirs = by_ref[one.ref]
        if theirs.mode is not Mode.PREVIOUS:
            assert due + timedelta(days=one.days) >= the_day_there(theirs, due)
    days = [one.days for one in taken]
    assert days == sorted(set(days))
    assert [by_ref[one.ref].number for one in taken] == sorted(
        one.number for one in levels
    )
    assert sorted(one.ref for one in taken) == sorted(by_ref)


@given(LEVELS)
def test_the_order_in_which_they_are_told_does_not_matter(levels):
    assert take_over(levels) == take_over(reversed(levels))


def test_the_document_answers_and_refuses():
    level = {"ref": "a", "number": 1, "mode": "end_of_month", "days": 30}
    assert answer({"levels": [level]}) == {
        "levels": [{"ref": "a", "days": 60, "least_days": 0, "channel": "email"}]
    }
    assert answer({"levels": [{**level, "mode": "sometimes"}]})["error"]
    assert answer({"levels": [level, level]})["error"]
