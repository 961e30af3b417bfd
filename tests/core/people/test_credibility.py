"""What past promises say: how many were kept, and how late the others were paid."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.people.credibility import (
    Credibility,
    Outcome,
    credibility,
    together,
)
from followup_core.people.promises import State

DAY = date(2026, 3, 5)
OVER = (State.KEPT, State.PARTLY, State.BROKEN)
OUTCOMES = st.lists(
    st.builds(
        Outcome,
        st.just(DAY),
        st.sampled_from(State),
        st.none() | st.integers(-5, 60).map(lambda days: DAY + timedelta(days=days)),
    )
)


def promised(state, late=None):
    paid_on = None if late is None else DAY + timedelta(days=late)
    return Outcome(DAY, State(state), paid_on)


def test_kept_three_of_five_on_average_six_days_late():
    kept = [promised("kept", 0)] * 3
    missed = [promised("broken", 8), promised("partly_kept", 4)]
    assert credibility(kept + missed) == Credibility(3, 5, 6)


def test_nothing_is_said_where_there_is_nothing():
    assert credibility([]) is None
    assert credibility([promised("open"), promised("withdrawn")]) is None
    assert credibility([promised("kept", 0)]) == Credibility(1, 1, None)
    assert credibility([promised("broken")]) == Credibility(0, 1, None)


def test_what_runs_or_was_withdrawn_does_not_count():
    others = [promised("open", 9), promised("withdrawn", 9)]
    assert credibility([promised("kept", 0), *others]) == Credibility(1, 1, None)


def test_one_that_was_kept_is_not_late():
    """A cheque for the day may be on the account three days later."""
    assert credibility([promised("kept", 3)]) == Credibility(1, 1, None)


def test_one_that_was_not_paid_late_does_not_lower_the_average():
    missed = [promised("broken", 5), promised("broken"), promised("broken", 0)]
    assert credibility(missed) == Credibility(0, 3, 5)


@pytest.mark.parametrize(
    ("late", "average"),
    [((1, 2), 2), ((1, 1, 2), 1), ((1, 2, 2), 2), ((1,), 1)],
)
def test_half_a_day_is_a_day(late, average):
    missed = [promised("broken", days) for days in late]
    assert credibility(missed) == Credibility(0, len(late), average)


@given(OUTCOMES, st.randoms(use_true_random=False))
def test_what_holds_for_any_past(outcomes, random):
    found = credibility(outcomes)
    assert credibility(random.sample(outcomes, len(outcomes))) == found
    over = [one for one in outcomes if one.state in OVER]
    assert (found is None) == (not over)
    if found:
        assert 0 <= found.kept <= found.of == len(over)
        late = [one.fulfilled_on - DAY for one in over if one.fulfilled_on]
        if found.days_late is not None:
            assert 1 <= found.days_late <= max(late).days


@pytest.mark.parametrize(
    ("states", "state"),
    [
        (("kept", "kept"), "kept"),
        (("broken", "broken"), "broken"),
        (("kept", "broken"), "partly_kept"),
        (("kept", "partly_kept"), "partly_kept"),
        (("kept", "open"), "open"),
        (("kept", "withdrawn"), "kept"),
        (("withdrawn", "withdrawn"), "withdrawn"),
    ],
)
def test_one_word_for_several_invoices(states, state):
    assert together(promised(one) for one in states).state.value == state


def test_a_word_is_paid_on_the_day_of_its_last_invoice():
    paid = [promised("broken", 3), promised("broken", 9)]
    assert together(paid).fulfilled_on == DAY + timedelta(days=9)
    assert together([*paid, promised("broken")]).fulfilled_on is None
