"""When a call is planned again: another day, other hours, and not for ever."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from followup_core.contacts.calls import Settings, Slot, call_again
from followup_core.workdays import Workdays

EARLY, NOON, AFTER, EVENING = SLOTS = tuple(
    Slot(time(start), time(end))
    for start, end in ((9, 11), (11, 13), (14, 16), (16, 18))
)
SETTINGS = Settings(SLOTS, 5)
THURSDAY, FRIDAY, MONDAY = date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 9)
WORKDAYS = Workdays()
TRIES = st.lists(
    st.tuples(st.dates(date(2026, 2, 1), THURSDAY), st.sampled_from(SLOTS)), max_size=7
).map(tuple)


def again(*tries, as_of=THURSDAY, settings=SETTINGS):
    return call_again(tries, as_of, WORKDAYS, settings)


def test_it_is_the_next_working_day_at_another_hour():
    assert again((THURSDAY, EARLY)) == (FRIDAY, NOON)
    assert again((FRIDAY, NOON), as_of=FRIDAY) == (MONDAY, EARLY)


def test_a_holiday_is_passed_over():
    workdays = Workdays(holidays=frozenset({FRIDAY}))
    found = call_again(((THURSDAY, EARLY),), THURSDAY, workdays, SETTINGS)
    assert found == (MONDAY, NOON)


def test_the_hours_tried_least_come_first():
    days = [date(2026, 3, day) for day in (2, 3, 4, 5)]
    tries = list(zip(days, (EARLY, NOON, AFTER), strict=False))
    assert again(*tries) == (FRIDAY, EVENING)
    assert again(*tries, (THURSDAY, EVENING)) == (FRIDAY, EARLY)
    assert again(*tries, (THURSDAY, EARLY)) == (FRIDAY, EVENING)


def test_the_last_of_a_day_is_the_one_just_tried():
    settings = Settings((EARLY, NOON), 9)
    for tries in (((THURSDAY, EARLY), (THURSDAY, NOON)),) * 2:
        assert again(*tries, settings=settings) == (FRIDAY, EARLY)
        assert again(*reversed(tries), settings=settings) == (FRIDAY, EARLY)


def test_after_so_many_tries_one_writes():
    tries = [(THURSDAY, EARLY)] * 4
    assert again(*tries) == (FRIDAY, NOON)
    assert again(*tries, (THURSDAY, NOON)) is None


def test_without_other_hours_one_writes():
    assert again((THURSDAY, EARLY), settings=Settings((EARLY,), 5)) is None
    assert again(settings=Settings((EARLY,), 5)) == (FRIDAY, EARLY)
    assert again(settings=Settings((), 5)) is None


@given(TRIES, st.integers(0, 7), st.randoms(use_true_random=False))
def test_what_holds_for_any_tries(tries, most, random):
    settings = Settings(SLOTS, most)
    found = again(*tries, settings=settings)
    assert again(*random.sample(tries, len(tries)), settings=settings) == found
    assert (found is None) == (len(tries) >= most)
    if found:
        day, slot = found
        assert day > THURSDAY
        assert WORKDAYS.is_open(day)
        assert not tries or slot != max(tries)[1]
        asked = [one for _day, one in tries]
        others = [
            asked.count(one) for one in SLOTS if not tries or one != max(tries)[1]
        ]
        assert asked.count(slot) == min(others)
