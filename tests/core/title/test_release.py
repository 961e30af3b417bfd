"""What releases reserved goods: the whole payment, and nothing less."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.title.release import (
    Settings,
    State,
    Title,
    Why,
    judge,
    released_share,
)

NEW = Title(1, State.NONE, Why.NO_GROUND, True, Decimal(100), Decimal(100))
RESERVED = NEW._replace(state=State.RESERVED, reason=Why.AGREED)


def ruled(title):
    ruling = judge(title, None, Settings())
    return ruling.state, ruling.reason


def test_it_is_reserved_from_the_start():
    assert ruled(NEW) == ("reserved", "agreed")
    assert ruled(NEW._replace(has_ground=False)) == ("none", "no_ground")


@pytest.mark.parametrize(
    ("left", "found"),
    [
        ("100", ("reserved", "agreed")),
        ("99.99", ("reserved", "part_paid")),
        ("0.01", ("reserved", "part_paid")),
        ("0", ("released", "paid")),
    ],
)
def test_a_part_releases_nothing(left, found):
    assert ruled(RESERVED._replace(open=Decimal(left))) == found


def test_a_returned_payment_takes_the_release_back():
    released = RESERVED._replace(state=State.RELEASED, reason=Why.PAID)
    assert ruled(released) == ("reserved", "payment_undone")


def test_a_credit_note_is_no_payment():
    credited = RESERVED._replace(open=Decimal(60), credited=Decimal(40))
    assert ruled(credited) == ("reserved", "agreed")
    whole = RESERVED._replace(open=Decimal(0), credited=Decimal(100))
    assert ruled(whole) == ("released", "nothing_owed")


def test_goods_that_came_back_are_recovered_and_may_leave_again():
    back = RESERVED._replace(goods_out=False)
    assert ruled(back) == ("recovered", "goods_back")
    again = back._replace(state=State.RECOVERED, goods_out=True)
    assert ruled(again) == ("reserved", "agreed")


def test_what_a_person_gave_up_stays_given_up():
    given_up = RESERVED._replace(state=State.GIVEN_UP, reason=Why.BY_HAND)
    assert ruled(given_up) == ("given_up", "by_hand")


MONEY = st.decimals(0, 1000, places=2)


@given(MONEY, MONEY, st.booleans())
def test_the_share_lies_between_nothing_and_all(total, left, by_parts):
    title = RESERVED._replace(total=total, open=min(left, total))
    share = released_share(title, by_parts=by_parts)
    assert 0 <= share <= 1
    assert (share == 1) == (title.open == 0 or total == 0)
    if not by_parts:
        assert share in (0, 1)
