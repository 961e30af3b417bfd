"""Whether an order or a delivery may go on beside the stops of its customer."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.stops.orders import (
    Answer,
    Asked,
    InForce,
    Kind,
    Outcome,
    Release,
    Why,
    answer,
)
from followup_core.stops.stops import Cause, Degree

NOTE = InForce("n", Degree.NOTE, Cause.LIMIT)
APPROVE = InForce("a", Degree.APPROVE, Cause.DAYS)
STOP = InForce("s", Degree.STOP, Cause.LEVEL)
ORDER = Asked(Kind.ORDER, "S1", Decimal(100))


@pytest.mark.parametrize(
    ("stops", "outcome"),
    [
        ([], "go"),
        ([NOTE], "noted"),
        ([NOTE, APPROVE], "approval"),
        ([APPROVE, STOP, NOTE], "stopped"),
    ],
)
def test_the_gravest_stop_decides(stops, outcome):
    found = answer(ORDER, stops, [])
    assert found.outcome.value == outcome
    assert found.stops == tuple(one.ref for one in stops)


@pytest.mark.parametrize("kind", Kind)
def test_what_comes_back_is_never_stopped(kind):
    found = answer(ORDER._replace(kind=kind), [STOP], [])
    is_sale = kind in (Kind.ORDER, Kind.DELIVERY)
    assert found.outcome is (Outcome.STOPPED if is_sale else Outcome.GO)


@pytest.mark.parametrize(
    ("fact", "why"), [("is_prepaid", Why.PREPAID), ("is_exempt", Why.EXEMPT)]
)
def test_what_is_excluded(fact, why):
    found = answer(ORDER._replace(**{fact: True}), [STOP], [Release("r")])
    assert found == Answer(Outcome.GO, why)


def test_an_approval_is_enough_for_its_own_degree_only():
    approved = ORDER._replace(is_approved=True)
    assert answer(approved, [APPROVE], []).why is Why.APPROVED
    assert answer(approved, [STOP], []).outcome is Outcome.STOPPED


def release_of(releases, stops=(STOP,), asked=ORDER):
    return answer(asked, stops, releases).release


def test_a_release_is_for_its_order_or_its_amount():
    other, own = Release("o", order="S2"), Release("w", order="S1")
    assert release_of([other]) is None
    assert release_of([other, own]) == "w"
    assert release_of([Release("x", left=Decimal("99.99"))]) is None
    assert release_of([Release("x", left=Decimal("100.00"))]) == "x"


def test_the_narrowest_release_is_used():
    wide, large = Release("w"), Release("l", left=Decimal(500))
    small, own = Release("s", left=Decimal(100)), Release("o", order="S1")
    assert release_of([wide, large, small, own]) == "o"
    assert release_of([wide, large, small]) == "s"
    assert release_of([wide, large]) == "l"


def test_no_release_is_used_for_what_may_go_on():
    assert release_of([Release("w")], stops=[NOTE]) is None
    assert release_of([Release("w")], stops=[]) is None


STOPS = st.lists(
    st.builds(InForce, st.text(), st.sampled_from(Degree), st.sampled_from(Cause))
)
RELEASES = st.lists(
    st.builds(
        Release,
        st.text(),
        st.sampled_from(["", "S1", "S2"]),
        st.none() | st.decimals(0, 300, places=2),
    )
)


@given(STOPS, RELEASES, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(stops, releases, random):
    shuffled = random.sample(stops, len(stops)), random.sample(releases, len(releases))
    one, other = answer(ORDER, stops, releases), answer(ORDER, *shuffled)
    assert (one.outcome, one.why) == (other.outcome, other.why)


@given(STOPS, STOPS, RELEASES)
def test_one_stop_more_lets_nothing_more_go(stops, more, releases):
    order = [Outcome.GO, Outcome.NOTED, Outcome.APPROVAL, Outcome.STOPPED]
    before = answer(ORDER, stops, []).outcome
    assert order.index(answer(ORDER, stops + more, []).outcome) >= order.index(before)
