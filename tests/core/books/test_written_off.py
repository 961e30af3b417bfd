"""A write-off follows its books; money that comes late is income, tax and rest."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.books.charges import Entry
from followup_core.books.late_money_document import answer
from followup_core.books.written_off import (
    Settings,
    State,
    Why,
    WriteOff,
    judge,
    late_money,
)

CENT = Decimal("0.01")
DAY = date(2026, 3, 4)
OWED = Decimal("121.00")
WAITS = WriteOff(1, State.PROPOSED, Why.WAITS, OWED, OWED)
BOOKED = WriteOff(
    1, State.BOOKED, Why.BOOKED, OWED, Decimal(0), Entry.PAID, OWED, Decimal(0)
)


def rule(one):
    ruling = judge(one, DAY, Settings())
    assert ruling.next_on is None
    return ruling.state, ruling.reason


@pytest.mark.parametrize(
    ("left", "found"),
    [
        ("121.00", ("proposed", "waits")),
        ("120.99", ("proposed", "changed")),
        ("121.01", ("proposed", "changed")),
        ("0.01", ("proposed", "changed")),
        ("0.00", ("withdrawn", "paid")),
    ],
)
def test_what_waits_follows_what_is_open(left, found):
    assert rule(WAITS._replace(amount=Decimal(left))) == found


@pytest.mark.parametrize(
    ("came", "found"),
    [
        ("0.00", ("booked", "booked")),
        ("0.01", ("booked", "part_came")),
        ("120.99", ("booked", "part_came")),
        ("121.00", ("recovered", "all_came")),
    ],
)
def test_money_that_comes_late_moves_it(came, found):
    assert rule(BOOKED._replace(came=Decimal(came))) == found


def test_money_that_is_returned_moves_it_back():
    all_came = BOOKED._replace(state=State.RECOVERED, reason=Why.ALL_CAME)
    assert rule(all_came) == ("booked", "money_undone")
    part = BOOKED._replace(reason=Why.PART_CAME)
    assert rule(part) == ("booked", "money_undone")


def test_money_that_waits_is_told_while_anything_is_left():
    waits = BOOKED._replace(money_waits=True)
    assert rule(waits) == ("booked", "money_waits")
    told = waits._replace(reason=Why.MONEY_WAITS)
    assert rule(told._replace(money_waits=False)) == ("booked", "booked")
    assert rule(told._replace(came=OWED)) == ("recovered", "all_came")
    assert rule(waits._replace(came=CENT)) == ("booked", "money_waits")


@pytest.mark.parametrize("state", [State.BOOKED, State.RECOVERED])
def test_an_entry_that_is_undone_reverses_it(state):
    undone = BOOKED._replace(state=state, entry=Entry.UNDONE)
    assert rule(undone) == ("reversed", "entry_undone")


@pytest.mark.parametrize("state", [State.REVERSED, State.REFUSED, State.WITHDRAWN])
def test_what_ended_stays(state):
    over = BOOKED._replace(state=state, reason=Why.BY_HAND, came=OWED)
    assert rule(over) == (state.value, "by_hand")


MONEY = st.decimals(0, 10_000, places=2)


@given(MONEY, st.decimals(0, 1, places=4), st.lists(MONEY, max_size=5))
def test_in_parts_or_at_once_is_the_same_tax(written, share, payments):
    tax = (written * share).quantize(CENT)
    came = income = owed = Decimal(0)
    for paid in payments:
        late = late_money(written, tax, came, paid, CENT)
        assert late.income + late.tax + late.rest == paid
        came += paid - late.rest
        income, owed = income + late.income, owed + late.tax
    at_once = late_money(written, tax, Decimal(0), sum(payments, Decimal(0)), CENT)
    assert (income, owed) == (at_once.income, at_once.tax)
    assert came <= written
    if came == written and written:
        assert owed == tax


def test_the_document():
    request = {"currency": "EUR", "written": "121.00", "tax": "21.00", "paid": "130.00"}
    assert answer(request) == {"income": "100.00", "tax": "21.00", "rest": "9.00"}
    assert answer({**request, "came": "121.01"})["path"] == "came"
    assert answer({**request, "tax": "121.01"})["path"] == "tax"
    assert answer({**request, "paid": "0"})["error"] == "bad_amount"
