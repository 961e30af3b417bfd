"""What a customer's page offers, and what of his words is taken."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.page.document import answer
from followup_core.page.keys import Key, Standing, extended, standing
from followup_core.page.offers import Elsewhere, Item, Limits, Move, offers
from followup_core.page.sayings import Asked, Said, Wrong, wrong

TODAY = date(2026, 3, 4)
DAY = timedelta(days=1)
HUNDRED = Decimal(100)
LIMITS = Limits()
ALL = ("pay", "paid", "promise", "dispute", "confirm")


def item(ref="A", free=HUNDRED, **more):
    return Item(ref, TODAY - 10 * DAY, HUNDRED, free, **more)


def moves(*items, limits=LIMITS):
    return [[one.value for one in offer.moves] for offer in found(items, limits)]


def found(items, limits=LIMITS):
    return offers(items, limits, TODAY)


def said(move, *refs, items=None, limits=LIMITS, **more):
    items = items or [item(), item("B")]
    asked = Asked(
        {one.ref: one for one in items},
        {one.ref: one for one in found(items, limits)},
        limits,
        TODAY,
    )
    return [one.value for one in wrong(Said(Move(move), refs, **more), asked)]


def test_all_is_offered_for_what_is_simply_late():
    assert moves(item()) == [list(ALL)]


@pytest.mark.parametrize("where", Elsewhere)
def test_who_is_elsewhere_is_told_where(where):
    (offer,) = found([item(elsewhere=where)])
    assert offer.moves == ()
    assert offer.turn_to is where
    assert offer.promise_until is None


def test_what_was_done_is_not_offered_again():
    assert moves(item(promises=1)) == [["pay", "paid", "dispute", "confirm"]]
    assert moves(item(is_promised=True)) == [["pay", "paid", "dispute", "confirm"]]
    assert moves(item(said_paid=True)) == [["pay", "promise", "dispute", "confirm"]]
    assert moves(item(is_confirmed=True)) == [["pay", "paid", "promise", "dispute"]]


def test_a_part_that_is_disputed_leaves_the_rest():
    part = item(free=Decimal(40), is_disputed=True)
    assert moves(part) == [["pay", "paid", "promise", "confirm"]]
    assert moves(item(free=Decimal(0), is_disputed=True)) == [["confirm"]]


@pytest.mark.parametrize(
    ("least", "most", "offered"),
    [
        (None, None, False),
        ("200", None, True),
        ("200.01", None, False),
        ("1", "200", True),
        ("1", "199.99", False),
    ],
)
def test_instalments_on_both_sides_of_their_limits(least, most, offered):
    limits = Limits(
        instalments_from=least and Decimal(least), instalments_to=most and Decimal(most)
    )
    both = moves(item(), item("B"), limits=limits)
    assert ["instalments" in one for one in both] == [offered, offered]


def test_no_promises_where_the_company_wants_none():
    assert "promise" not in moves(item(), limits=Limits(promise_days=0))[0]


def test_the_policy_of_an_item_says_how_long():
    days = {offer.ref: offer.promise_until for offer in found([item(promise_days=3)])}
    assert days == {"A": TODAY + 3 * DAY}
    assert "promise" not in moves(item(promise_days=0))[0]


def test_a_promise_on_both_sides_of_its_days():
    last = TODAY + 14 * DAY
    ok = {"amount": Decimal(200)}
    assert said("promise", "A", "B", on=TODAY, **ok) == []
    assert said("promise", "A", "B", on=last, **ok) == []
    assert said("promise", "A", "B", on=last + DAY, **ok) == ["day_too_late"]
    assert said("promise", "A", "B", on=TODAY - DAY, **ok) == ["day_over"]
    assert said("promise", "A", "B", **ok) == ["day_missing"]


def test_an_amount_on_both_sides():
    on = {"on": TODAY}
    more = Decimal("200.01")
    assert said("promise", "A", "B", amount=more, **on) == ["amount_too_much"]
    assert said("promise", "A", amount=more, **on) == ["amount_too_much"]
    assert said("promise", "A", amount=Decimal(0), **on) == ["amount_missing"]
    assert said("promise", "A", **on) == ["amount_missing"]
    assert said("dispute", "A", amount=HUNDRED, words="Broken") == []
    assert said("dispute", "A", amount=HUNDRED, words=" ") == ["words_missing"]
    over = said("dispute", "A", amount=HUNDRED + 1, words="Broken")
    assert over == ["amount_too_much"]


def test_nothing_counts_twice_by_being_named_twice():
    twice = said("promise", "A", "A", on=TODAY, amount=Decimal(200))
    assert twice == ["amount_too_much"]


def test_paid_on_both_sides():
    assert said("paid", "A", on=TODAY) == []
    assert said("paid", "A", on=TODAY + DAY) == ["day_to_come"]
    assert said("paid", "A", on=TODAY - 60 * DAY) == []
    assert said("paid", "A", on=TODAY - 61 * DAY) == ["day_too_old"]
    assert said("paid", "A") == ["day_missing"]


def test_what_is_not_his_is_not_offered():
    assert said("paid", "C", on=TODAY) == ["not_offered"]
    assert said("paid", on=TODAY) == ["nothing_chosen"]
    assert said("paid", *("A" for _one in range(501)), on=TODAY) == ["too_many"]
    both = said("dispute", "A", "B", amount=HUNDRED, words="Broken")
    assert both == ["one_at_a_time"]
    held = [item(elsewhere=Elsewhere.AGENCY)]
    assert said("paid", "A", items=held, on=TODAY) == ["not_offered"]


def test_another_currency_stands_alone():
    items = [item(), item("B", currency="USD")]
    both = {"items": items, "on": TODAY, "amount": HUNDRED}
    assert said("promise", "A", "B", **both) == ["several_currencies"]
    assert said("promise", "B", **both) == []
    assert said("paid", "A", "B", **both) == []
    limits = Limits(instalments_from=HUNDRED, instalments_to=HUNDRED)
    split = ["instalments" in one for one in moves(*items, limits=limits)]
    assert split == [True, False]


def test_words_on_both_sides_of_their_length():
    right = {"amount": HUNDRED}
    assert said("dispute", "A", words="x" * 2000, **right) == []
    assert said("dispute", "A", words="x" * 2001, **right) == ["words_too_long"]


def test_a_key():
    key = Key(TODAY)
    assert standing(key, TODAY - DAY) is Standing.OPEN
    assert standing(key, TODAY) is Standing.EXPIRED
    assert standing(key._replace(is_revoked=True), TODAY - DAY) is Standing.REVOKED
    assert extended(None, TODAY, 90) == TODAY + 90 * DAY
    assert extended(TODAY + 100 * DAY, TODAY, 90) == TODAY + 100 * DAY


AMOUNTS = st.decimals(0, 1000, places=2)
ITEMS = st.lists(
    st.builds(
        lambda number, owed, part, where, **more: Item(
            str(number), TODAY, owed, min(owed, part), where, **more
        ),
        st.integers(0, 10**6),
        AMOUNTS,
        AMOUNTS,
        st.none() | st.sampled_from(Elsewhere),
        promises=st.integers(0, 2),
        is_promised=st.booleans(),
        is_disputed=st.booleans(),
        said_paid=st.booleans(),
        is_confirmed=st.booleans(),
    ),
    max_size=5,
    unique_by=lambda one: one.ref,
)


@given(ITEMS, st.integers(0, 60))
def test_nothing_is_offered_of_what_is_elsewhere_or_worth_nothing(items, days):
    limits = Limits(promise_days=days, instalments_from=Decimal(1))
    for one, offer in zip(items, found(items, limits), strict=True):
        assert bool(offer.turn_to) == bool(one.elsewhere)
        assert not (offer.turn_to and offer.moves)
        if not one.free:
            assert not {Move.PAY, Move.PAID, Move.PROMISE} & set(offer.moves)
        assert (offer.promise_until is not None) == (Move.PROMISE in offer.moves)


@given(ITEMS, st.sampled_from(Move), AMOUNTS, st.integers(-100, 100))
def test_what_is_taken_was_offered_and_is_no_more_than_is_owed(
    items, move, amount, days
):
    refs = tuple(one.ref for one in items)
    asked = Asked(
        {one.ref: one for one in items},
        {one.ref: one for one in found(items)},
        Limits(),
        TODAY,
    )
    word = Said(move, refs, TODAY + days * DAY, amount, "why")
    if not wrong(word, asked):
        assert all(move in asked.offers[ref].moves for ref in refs)
        if move in (Move.PROMISE, Move.DISPUTE):
            assert 0 < amount <= sum(one.free for one in items)


def asked_document(**more):
    row = {"ref": "A", "due_on": "2026-02-22", "open": "100.00", "free": "100.00"}
    return {"as_of": "2026-03-04", "currency": "EUR", "items": [row], **more}


def test_the_document():
    word = {"move": "promise", "items": ["A"], "on": "2026-03-19", "amount": "100.00"}
    assert answer(asked_document(key={"expires_on": "2026-03-05"}, said=word)) == {
        "key": "open",
        "items": [
            {
                "ref": "A",
                "moves": list(ALL),
                "turn_to": None,
                "promise_until": "2026-03-18",
            }
        ],
        "wrong": [Wrong.DAY_TOO_LATE.value],
    }
    assert answer(asked_document())["wrong"] is None


def test_what_the_document_refuses():
    limits = {"promise_days": -1}
    assert answer(asked_document(limits=limits))["path"] == "limits.promise_days"
    row = asked_document()["items"][0]
    more = answer(asked_document(items=[{**row, "free": "100.01"}]))
    assert more["path"] == "items[0].free"
    assert answer(asked_document(items=[row, row]))["path"] == "items[1].ref"
