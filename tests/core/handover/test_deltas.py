"""What an agency is told: each change once, and nothing where nothing changed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.handover.deltas import (
    Change,
    Delta,
    DeltaLine,
    Moved,
    Movement,
    Standing,
    changes,
)

DAY = date(2026, 3, 2)
BEFORE = Standing("L1", Decimal(100), "m1")
PAID = Moved("b1", Movement.PAYMENT, DAY, Decimal(30))
AFTER = BEFORE._replace(open=Decimal(70), moved=(PAID,))


def test_nothing_to_send_is_empty():
    assert changes([BEFORE], [BEFORE]) == Change()
    assert changes([], []) == Change()


@pytest.mark.parametrize(
    ("kind", "delta", "less"),
    [
        (Movement.PAYMENT, Delta.PAYMENT, 30),
        (Movement.CREDIT_NOTE, Delta.CREDIT_NOTE, 30),
        (Movement.CLEARING, Delta.CLEARING, 30),
        (Movement.WRITE_OFF, Delta.WRITE_OFF, 30),
        (Movement.CHARGE, Delta.CHARGE, -30),
    ],
)
def test_each_movement_is_told_once(kind, delta, less):
    moved = PAID._replace(kind=kind)
    after = BEFORE._replace(open=Decimal(100 - less), moved=(moved,))
    line = DeltaLine("L1", delta, Decimal(less), DAY, "b1")
    assert changes([BEFORE], [after]) == Change((line,))
    assert changes([after], [after]) == Change()
    back = Delta.PAYMENT_REVERSAL if kind is Movement.PAYMENT else Delta.REVERSAL
    undone = DeltaLine("L1", back, Decimal(-less), DAY, "b1")
    assert changes([after], [BEFORE]) == Change((undone,))


def test_what_the_agency_told_us_is_not_told_back():
    theirs = AFTER._replace(moved=(PAID._replace(by_agency=True),))
    assert changes([BEFORE], [theirs]) == Change()
    assert changes([theirs], [BEFORE]) == Change()


def test_what_was_corrected_is_taken_back_and_told_anew():
    corrected = PAID._replace(amount=Decimal(20))
    after = BEFORE._replace(open=Decimal(80), moved=(corrected,))
    found = changes([AFTER], [after]).lines
    assert [(one.kind, one.amount) for one in found] == [
        (Delta.PAYMENT_REVERSAL, -30),
        (Delta.PAYMENT, 20),
    ]


def test_a_recall_is_told_once_and_instead_of_other_news():
    recalled = BEFORE._replace(is_recalled=True, master="m2")
    assert changes([BEFORE], [recalled]).lines == (DeltaLine("L1", Delta.RECALL),)
    assert changes([recalled], [recalled]) == Change()
    assert changes([BEFORE], []).lines == (DeltaLine("L1", Delta.RECALL),)
    assert changes([recalled], []) == Change()


def test_other_master_records_are_told():
    after = BEFORE._replace(master="m2")
    assert changes([BEFORE], [after]).lines == (DeltaLine("L1", Delta.MASTER),)


def test_a_new_claim_is_proposed():
    new = Standing("L2", Decimal(50))
    assert changes([BEFORE], [BEFORE, new]).lines == (
        DeltaLine("L2", Delta.NEW_CLAIM, Decimal(-50)),
    )
    assert changes([], [new._replace(open=Decimal(0))]) == Change()
    assert changes([], [new._replace(is_recalled=True)]) == Change()


def test_what_no_movement_explains_is_told():
    after = AFTER._replace(open=Decimal(60))
    assert changes([BEFORE], [after]).unexplained == (("L1", Decimal(10)),)
    more = BEFORE._replace(open=Decimal(101))
    assert changes([BEFORE], [more]).unexplained == (("L1", Decimal(-1)),)


MOVES = st.lists(
    st.builds(
        Moved,
        st.sampled_from("abcdefgh"),
        st.sampled_from(Movement),
        st.just(DAY),
        st.integers(1, 99).map(Decimal),
        st.booleans(),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


def standing(moved):
    less = sum(
        -one.amount if one.kind is Movement.CHARGE else one.amount for one in moved
    )
    return Standing("L1", Decimal(1000) - less, "", tuple(moved))


@given(MOVES, MOVES)
def test_the_lines_are_by_what_the_balances_differ(old, new):
    before, now = standing(old), standing(new)
    found = changes([before], [now])
    assert found.unexplained == ()
    told = sum((one.amount for one in found.lines), Decimal(0))
    own = Standing("L1", Decimal(0))
    for sign, moved in ((1, old), (-1, new)):
        mine = [one for one in moved if not one.by_agency]
        own = own._replace(open=own.open + sign * standing(mine).open)
    assert told == own.open
    assert changes([now], [now]) == Change()


@given(MOVES, MOVES, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(old, new, random):
    before, now = standing(old), standing(new)
    mixed = now._replace(moved=tuple(random.sample(now.moved, len(now.moved))))
    assert changes([before], [mixed]) == changes([before], [now])
