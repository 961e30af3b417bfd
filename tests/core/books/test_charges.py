"""The clock of a charge, case by case."""

from datetime import date

import pytest

from followup_core.books.charges import (
    ASKED,
    BY_PEOPLE,
    EVER_CLAIMED,
    MOVES,
    SETTLED,
    Charge,
    Entry,
    Posting,
    Settings,
    State,
    Why,
    judge,
)

TODAY = date(2026, 3, 4)


def rule(state, *, entry=Entry.NONE, paid=False, why=Why.CLAIMED, posting="manual"):
    ruling = judge(
        Charge(1, State(state), why, paid, entry), TODAY, Settings(Posting(posting))
    )
    assert ruling.next_on is None, "only events move a charge"
    return ruling.state, ruling.reason


@pytest.mark.parametrize(
    ("posting", "paid", "state"),
    [
        ("never", True, "claimed"),
        ("manual", True, "claimed"),
        ("claimed", False, "posted"),
        ("principal_paid", False, "claimed"),
        ("principal_paid", True, "posted"),
    ],
)
def test_what_is_claimed_is_booked_as_the_company_wants(posting, paid, state):
    assert rule("claimed", posting=posting, paid=paid)[0] == state


def test_what_a_person_undid_in_the_books_is_not_booked_again():
    assert rule("posted", entry=Entry.UNDONE) == ("claimed", "entry_undone")
    undone = {"why": Why.ENTRY_UNDONE, "posting": "claimed"}
    assert rule("claimed", entry=Entry.UNDONE, **undone) == ("claimed", "entry_undone")
    shared = rule("claimed", why=Why.ENTRY_SHARED, posting="claimed")
    assert shared == ("posted", "when_claimed"), "another charge was taken back"


def test_money_comes_and_goes():
    assert rule("posted", entry=Entry.OPEN) == ("posted", "claimed")
    assert rule("posted", entry=Entry.PAID) == ("paid", "entry_paid")
    assert rule("paid", entry=Entry.PAID)[0] == "paid"
    assert rule("paid", entry=Entry.OPEN) == ("posted", "payment_undone")
    assert rule("paid", entry=Entry.UNDONE) == ("claimed", "entry_undone")


@pytest.mark.parametrize("state", ["waived", "cancelled"])
@pytest.mark.parametrize("entry", list(Entry))
def test_what_was_given_up_stays_so(state, entry):
    assert rule(state, entry=entry, posting="claimed", paid=True)[0] == state


@pytest.mark.parametrize("entry", [Entry.OPEN, Entry.PAID, Entry.UNDONE])
def test_nothing_is_booked_beside_an_entry_that_is_there(entry):
    for posting in ("claimed", "principal_paid"):
        more = {"entry": entry, "posting": posting, "paid": True}
        assert rule("claimed", **more) == ("claimed", "claimed")


@pytest.mark.parametrize(
    ("posting", "why"),
    [("claimed", "when_claimed"), ("principal_paid", "principal_paid")],
)
def test_a_booking_says_why(posting, why):
    assert rule("claimed", posting=posting, paid=True) == ("posted", why)


def test_what_is_asked_for_and_what_is_settled_are_named_once():
    assert ASKED == ("claimed", "posted")
    assert SETTLED == ("paid", "waived")
    assert EVER_CLAIMED == ("claimed", "posted", "paid", "waived")
    assert {State.WAIVED, State.CANCELLED} == BY_PEOPLE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("claimed", {"posted", "waived", "cancelled"}),
        ("posted", {"claimed", "paid", "waived", "cancelled"}),
        ("paid", {"posted", "claimed"}),
        ("waived", set()),
        ("cancelled", {"claimed"}),
    ],
)
def test_the_moves_of_a_charge(before, after):
    assert {one.value for one in MOVES[State(before)]} == after


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (State, "claimed posted paid waived cancelled"),
        (Entry, "none open paid undone"),
        (Posting, "never claimed principal_paid manual"),
    ],
)
def test_the_codes_of_charges_are_kept_in_databases(kind, values):
    assert [one.value for one in kind] == values.split()


def test_the_codes_of_reasons_are_their_names():
    assert [one.value for one in Why] == [one.name.lower() for one in Why]
