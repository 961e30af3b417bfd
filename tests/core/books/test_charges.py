"""The clock of a charge, case by case."""

from datetime import date, timedelta

import pytest

from followup_core.books.charges import (
    ASKED,
    BY_PEOPLE,
    EVER_CLAIMED,
    MOVES,
    SETTLED,
    After,
    Charge,
    Entry,
    Posting,
    Settings,
    State,
    Why,
    judge,
)

TODAY = date(2026, 3, 4)


def ruling(state, *, asked_until=None, after="ask_once", known=None, **facts):
    charge = Charge(
        1,
        State(state),
        facts.get("why", Why.CLAIMED),
        facts.get("paid", False),
        facts.get("entry", Entry.NONE),
        asked_until,
        facts.get("waits", False),
    )
    posting = Posting(facts.get("posting", "manual"))
    return judge(charge, TODAY, Settings(posting, After(after), known))


def rule(state, **facts):
    ruled = ruling(state, **facts)
    assert ruled.next_on is None, "only events move a charge"
    return ruled.state, ruled.reason


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


@pytest.mark.parametrize("posting", ["claimed", "principal_paid"])
def test_what_somebody_wants_to_give_up_is_not_booked(posting):
    waiting = rule("claimed", posting=posting, paid=True, waits=True)
    assert waiting == ("claimed", "claimed")
    assert rule("claimed", posting=posting, paid=True)[0] == "posted"


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


@pytest.mark.parametrize("state", ["claimed", "posted"])
def test_a_company_may_let_go_what_outlives_its_principal(state):
    entry = Entry.NONE if state == "claimed" else Entry.OPEN
    facts = {"entry": entry, "after": "let_go"}
    assert rule(state, paid=True, **facts) == ("waived", "let_go")
    assert rule(state, paid=False, **facts)[0] == state


def test_a_payment_that_is_undone_leaves_what_the_company_lets_go():
    undone = {"paid": True, "entry": Entry.OPEN}
    assert rule("paid", after="let_go", **undone) == ("waived", "let_go")
    assert rule("paid", after="ask_once", **undone) == ("posted", "payment_undone")


def test_what_is_partly_paid_is_not_let_go():
    assert rule("posted", entry=Entry.PART, paid=True, after="let_go")[0] == "posted"
    assert rule("paid", entry=Entry.PART) == ("posted", "payment_undone")


@pytest.mark.parametrize(
    ("days", "state"), [(1, "claimed"), (0, "claimed"), (-1, "waived")]
)
def test_what_was_asked_once_more_waits_for_the_last_day_to_pay(days, state):
    until = TODAY + timedelta(days=days)
    ruled = ruling("claimed", paid=True, asked_until=until)
    assert ruled.state == state
    waits = until + timedelta(days=1) if state == "claimed" else None
    assert ruled.next_on == waits


def test_what_was_not_asked_once_more_stays_where_it_is_seen():
    assert rule("claimed", paid=True) == ("claimed", "claimed")
    assert rule("claimed", paid=True, posting="claimed")[0] == "posted"


@pytest.mark.parametrize(
    ("posting", "state"), [("manual", "posted"), ("never", "claimed")]
)
def test_a_debt_of_its_own_is_booked_once_the_principal_is_paid(posting, state):
    facts = {"after": "follow_up", "posting": posting}
    assert rule("claimed", paid=True, **facts)[0] == state
    assert rule("claimed", paid=False, **facts)[0] == "claimed"
    late = TODAY - timedelta(days=9)
    assert rule("claimed", paid=True, asked_until=late, **facts)[0] == state


def test_nothing_is_let_go_before_the_bank_is_known_past_the_last_day():
    until = TODAY - timedelta(days=3)
    facts = {"paid": True, "asked_until": until}
    waiting = ruling("claimed", known=until, **facts)
    assert (waiting.state, waiting.next_on) == ("claimed", TODAY + timedelta(days=1))
    assert ruling("claimed", known=until + timedelta(days=1), **facts).state == "waived"


def test_what_was_let_go_is_claimed_again_with_an_invoice_that_is_open_again():
    assert rule("waived", why=Why.LET_GO, paid=True)[0] == "waived"
    assert rule("waived", why=Why.LET_GO) == ("claimed", "reopened")
    assert rule("waived", why=Why.WAIVED)[0] == "waived"
    assert rule("claimed", why=Why.REOPENED, posting="claimed")[0] == "claimed"


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
    assert {State.CANCELLED} == BY_PEOPLE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("claimed", {"posted", "waived", "cancelled"}),
        ("posted", {"claimed", "paid", "waived", "cancelled"}),
        ("paid", {"posted", "claimed", "waived"}),
        ("waived", {"claimed"}),
        ("cancelled", {"claimed"}),
    ],
)
def test_the_moves_of_a_charge(before, after):
    assert {one.value for one in MOVES[State(before)]} == after


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (State, "claimed posted paid waived cancelled"),
        (Entry, "none open part paid undone"),
        (Posting, "never claimed principal_paid manual"),
        (After, "let_go ask_once follow_up"),
    ],
)
def test_the_codes_of_charges_are_kept_in_databases(kind, values):
    assert [one.value for one in kind] == values.split()


def test_the_codes_of_reasons_are_their_names():
    assert [one.value for one in Why] == [one.name.lower() for one in Why]
