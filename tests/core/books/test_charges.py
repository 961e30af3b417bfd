"""The clock of a charge, case by case."""

from datetime import date

import pytest

from followup_core.books.charges import (
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
