"""What holds for every clock: each `judge` with `MOVES` is found and tried."""

from datetime import date, timedelta
from typing import Any, get_type_hints

import pytest
from hypothesis import Phase, find, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from followup_core.clocks import MoveError, Ruling, check_move
from tests.core.clocked import DAYS, clocks, strategy

ROUND = 40
# That a state is reached is enough: the smallest facts that reach it take minutes. What
# is drawn follows the constants of all rooms, and two in a thousand facts of an
# agreement lead to its rarest state: with 10,000 no new room leaves it unreached.
TRYING = trying(max_examples=10_000, phases=(Phase.generate,))


CLOCKS = list(clocks())
each_clock = pytest.mark.parametrize("clock", CLOCKS, ids=lambda one: one.__name__)


def ruled(clock: Any, facts: Any, on: date, settings: Any) -> Ruling:
    ruling = clock.judge(facts, on, settings)
    assert ruling.key == facts.key
    return ruling


def after(facts: Any, ruling: Ruling) -> Any:
    """Return the facts as they are once the ruling was written."""
    state, reason = type(facts.state), type(facts.reason)
    return facts._replace(state=state(ruling.state), reason=reason(ruling.reason))


def test_there_are_clocks():
    assert {one.__name__.rpartition(".")[2] for one in CLOCKS} >= {"charges", "expiry"}


@each_clock
@given(st.data(), DAYS)
def test_judging_twice_changes_nothing(clock, data, on):
    facts, settings = data.draw(strategy(clock))
    ruling = ruled(clock, facts, on, settings)
    assert ruled(clock, after(facts, ruling), on, settings) == ruling


@each_clock
@given(st.data(), DAYS, st.integers(0, ROUND))
def test_nothing_changes_before_the_next_day(clock, data, on, days):
    facts, settings = data.draw(strategy(clock))
    ruling = ruled(clock, facts, on, settings)
    later = on + timedelta(days=days)
    if ruling.next_on is None or later < ruling.next_on:
        again = ruled(clock, after(facts, ruling), later, settings)
        assert again.state == ruling.state


@each_clock
@given(st.data(), DAYS)
def test_the_next_day_lies_ahead(clock, data, on):
    facts, settings = data.draw(strategy(clock))
    ruling = ruled(clock, facts, on, settings)
    assert ruling.next_on is None or ruling.next_on > on


@each_clock
@given(st.data(), DAYS)
def test_each_move_is_known(clock, data, on):
    facts, settings = data.draw(strategy(clock))
    ruling = ruled(clock, facts, on, settings)
    if ruling.state != facts.state.value:
        check_move(clock.MOVES, facts.state, ruling.state)


@each_clock
@given(st.data(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(clock, data, on, random):
    facts, settings = data.draw(strategy(clock))
    shuffled = facts
    for name, value in facts._asdict().items():
        if type(value) is tuple:  # a record has its order by its names
            entries = random.sample(value, len(value))
            shuffled = shuffled._replace(**{name: tuple(entries)})
    assert ruled(clock, shuffled, on, settings) == ruled(clock, facts, on, settings)


@each_clock
def test_each_state_is_reached(clock):
    """By the judge, or by people where the room says so."""
    targets = frozenset().union(*clock.MOVES.values())
    for state in targets - getattr(clock, "BY_PEOPLE", frozenset()):

        def moves_there(drawn, state=state):
            (facts, settings), on = drawn
            ruling = clock.judge(facts, on, settings)
            return facts.state is not state and ruling.state == state.value

        drawn = st.tuples(strategy(clock), DAYS)
        assert find(drawn, moves_there, settings=TRYING)


@each_clock
def test_moves_know_every_state_and_nothing_else(clock):
    facts = get_type_hints(clock.judge)[next(iter(get_type_hints(clock.judge)))]
    states = set(get_type_hints(facts)["state"])
    assert set(clock.MOVES) == states
    assert frozenset().union(*clock.MOVES.values()) <= states


def test_a_move_that_the_room_does_not_know_is_refused():
    with pytest.raises(MoveError):
        check_move({"a": frozenset(), "b": frozenset("a")}, "a", "b")
