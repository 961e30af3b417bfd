"""The clock of an agreement: both sides of each of its days, and what payments do."""

from datetime import timedelta
from decimal import Decimal

import pytest

from followup_core.agreements.judge import BY_PEOPLE, MOVES, judge
from followup_core.agreements.records import Due, Notice, Payment
from followup_core.agreements.states import Agreement, Settings, State, Why
from followup_core.clocks import check_move

from ..claim_world import day

DAY = timedelta(days=1)
# EUR 300 on 2 February, 2 March and 2 April 2026.
PLAN = tuple(
    Due(rank, day(on), Decimal(300))
    for rank, on in enumerate(("2026-02-02", "2026-03-02", "2026-04-02"), 1)
)
# A courtesy five days before, a notice from the day after three days of grace.
SETTINGS = Settings(3, 5)
NOTICE = Notice(day("2026-02-06"), 8)


def paid(*pairs):
    return tuple(Payment(day(on), Decimal(amount)) for on, amount in pairs)


FIRST = paid(("2026-02-02", 300))
IN_TIME, TOO_LATE = paid(("2026-02-14", 300)), paid(("2026-02-15", 300))
ALL = paid(("2026-02-02", 300), ("2026-03-02", 300), ("2026-03-30", 300))


def rule(on, state="active", settings=SETTINGS, **changes):
    facts = {
        "key": 1,
        "state": State(state),
        "reason": Why.ON_TRACK,
        "instalments": PLAN,
        "payments": (),
        "notice": None,
        "items_open": Decimal(900),
        "valid_until": day("2026-01-20"),
        "signed_on": day("2026-01-10"),
        "starts_on": day("2026-01-15"),
        "reminded_rank": 3,
    }
    ruling = judge(Agreement(**{**facts, **changes}), day(on), settings)
    return ruling.state, ruling.reason, ruling.next_on and str(ruling.next_on)


# === THE OFFER === #


@pytest.mark.parametrize(
    ("on", "ruling"),
    [
        ("2026-01-20", ("offered", "offered", "2026-01-21")),
        ("2026-01-21", ("expired", "expired", None)),
    ],
)
def test_an_offer_runs_out_on_the_day_after_its_last_one(on, ruling):
    for state in ("offered", "expired"):
        assert rule(on, state, signed_on=None) == ruling


def test_an_offer_without_a_last_day_waits():
    waits = rule("2026-06-01", "offered", signed_on=None, valid_until=None)
    assert waits == ("offered", "offered", None)


def test_a_signature_counts_while_the_offer_is_valid():
    last, after = day("2026-01-20"), day("2026-01-21")
    late_by_post = rule("2026-01-25", "expired", signed_on=last)
    assert late_by_post == ("active", "on_track", "2026-02-06")
    assert rule("2026-01-25", "offered", signed_on=after)[0] == "expired"
    to_come = rule("2026-01-19", "offered", signed_on=last)
    assert to_come == ("offered", "offered", "2026-01-20")


def test_a_signed_agreement_waits_for_its_first_day():
    for state in ("offered", "signed"):
        assert rule("2026-01-14", state) == ("signed", "signed", "2026-01-15")
        assert rule("2026-01-15", state) == ("active", "on_track", "2026-02-06")
        assert rule("2026-01-10", state, starts_on=None)[0] == "active"


def test_what_was_paid_meanwhile_needs_no_agreement():
    nothing = {"items_open": Decimal(0)}
    offer = rule("2026-01-12", "offered", signed_on=None, **nothing)
    assert offer == ("expired", "nothing_open", None)
    signed = rule("2026-01-12", "signed", **nothing)
    assert signed == ("fulfilled", "paid_outside", None)
    undone = rule("2026-01-12", "expired", signed_on=None)
    assert undone == ("offered", "offered", "2026-01-21")


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_drafts_and_ends_are_for_people(state):
    for payments in ((), ALL):
        ruling = rule("2026-05-01", state, payments=payments, reason=Why.BY_HAND)
        assert ruling == (state, "by_hand", None)
    assert {State.DRAFT, State.CANCELLED} == BY_PEOPLE


# === COURTESIES AND DELAY === #


@pytest.mark.parametrize(
    ("on", "reminded", "ruling"),
    [
        ("2026-01-27", None, ("active", "on_track", "2026-01-28")),
        ("2026-01-28", None, ("active", "instalment_coming", "2026-02-03")),
        ("2026-01-28", 1, ("active", "on_track", "2026-02-06")),
        ("2026-02-02", None, ("active", "instalment_coming", "2026-02-03")),
        ("2026-02-03", None, ("active", "on_track", "2026-02-06")),
    ],
)
def test_a_courtesy_is_due_so_many_days_before(on, reminded, ruling):
    assert rule(on, reminded_rank=reminded) == ruling


def test_what_was_paid_early_gets_no_courtesy():
    early = paid(("2026-01-20", 300))
    found = rule("2026-01-28", payments=early, reminded_rank=None)
    assert found == ("active", "on_track", "2026-02-25")
    in_part = paid(("2026-01-20", "299.99"))
    found = rule("2026-01-28", payments=in_part, reminded_rank=None)
    assert found[1] == "instalment_coming"


def test_courtesies_close_to_each_other_do_not_wait_for_payments():
    far = Settings(3, 40)
    found = rule("2026-01-28", settings=far, reminded_rank=1)
    assert found == ("active", "instalment_coming", "2026-02-06")


def test_nobody_is_reminded_where_the_company_sends_none():
    found = rule("2026-01-28", settings=Settings(3), reminded_rank=None)
    assert found == ("active", "on_track", "2026-02-06")


@pytest.mark.parametrize(
    ("on", "payments", "ruling"),
    [
        ("2026-02-05", (), ("active", "on_track", "2026-02-06")),
        ("2026-02-06", (), ("late", "late", None)),
        ("2026-02-06", FIRST, ("active", "on_track", "2026-03-06")),
        ("2026-03-05", FIRST, ("active", "on_track", "2026-03-06")),
        ("2026-03-06", FIRST, ("late", "late", None)),
    ],
)
def test_it_is_late_beyond_grace(on, payments, ruling):
    assert rule(on, payments=payments) == ruling


def test_what_is_paid_beyond_grace_goes_on():
    found = rule("2026-02-07", "late", payments=TOO_LATE, reason=Why.LATE)
    # The payment has a later value date than the day that is asked for.
    assert found == ("late", "late", "2026-02-15")
    found = rule("2026-02-15", "late", payments=TOO_LATE, reason=Why.LATE)
    assert found == ("active", "on_track", "2026-03-06")


def test_nothing_is_late_on_days_that_the_bank_does_not_know():
    waits = rule("2026-02-08", settings=Settings(3, 5, day("2026-02-05")))
    assert waits == ("active", "bank_not_known", "2026-02-09")
    late = rule("2026-02-08", settings=Settings(3, 5, day("2026-02-06")))
    assert late == ("late", "late", None)


# === THE NOTICE === #


@pytest.mark.parametrize(
    ("on", "payments", "ruling"),
    [
        ("2026-02-06", (), ("noticed", "notice_runs", "2026-02-15")),
        ("2026-02-14", (), ("noticed", "notice_runs", "2026-02-15")),
        ("2026-02-15", (), ("broken", "notice_over", None)),
        ("2026-02-14", IN_TIME, ("active", "on_track", "2026-03-06")),
        ("2026-02-15", IN_TIME, ("active", "on_track", "2026-03-06")),
        ("2026-02-15", TOO_LATE, ("broken", "notice_over", None)),
    ],
)
def test_a_notice_runs_and_then_the_plan_breaks(on, payments, ruling):
    facts = {"payments": payments, "notice": NOTICE, "reason": Why.LATE}
    for state in ("late", "noticed"):
        assert rule(on, state, **facts) == ruling


def test_nothing_breaks_on_days_that_the_bank_does_not_know():
    for known, ruling in (
        ("2026-02-14", ("noticed", "bank_not_known", "2026-02-19")),
        ("2026-02-15", ("broken", "notice_over", None)),
    ):
        settings = Settings(3, 5, day(known))
        assert rule("2026-02-18", "noticed", settings, notice=NOTICE) == ruling


def test_a_notice_that_is_dated_ahead_is_waited_for():
    found = rule("2026-02-06", "late", notice=Notice(day("2026-02-09"), 8))
    assert found == ("late", "late", "2026-02-09")


def test_the_next_delay_asks_for_another_notice():
    facts = {"payments": IN_TIME, "notice": NOTICE}
    assert rule("2026-03-06", **facts) == ("late", "late", None)
    facts["notice"] = Notice(day("2026-03-06"), 8)
    assert rule("2026-03-06", "late", **facts)[:2] == ("noticed", "notice_runs")


def test_what_broke_stays_so_unless_the_money_came_in_time():
    facts = {"notice": NOTICE, "reason": Why.NOTICE_OVER}
    broken = ("broken", "notice_over", None)
    assert rule("2026-03-20", "broken", payments=TOO_LATE, **facts) == broken
    in_time = rule("2026-02-20", "broken", payments=IN_TIME, **facts)
    assert in_time == ("active", "paid_in_time", "2026-03-06")
    other_late = rule("2026-03-06", "broken", payments=IN_TIME, **facts)
    assert other_late == ("late", "late", None)


def test_what_a_person_broke_stays_broken():
    by_hand = {"reason": Why.BY_HAND, "payments": IN_TIME}
    for notice in (None, NOTICE):
        found = rule("2026-02-20", "broken", notice=notice, **by_hand)
        assert found == ("broken", "by_hand", None)
    paid_off = rule("2026-04-01", "broken", payments=ALL, reason=Why.BY_HAND)
    assert paid_off == ("fulfilled", "paid_after_breach", None)


# === THE END === #


def test_it_is_fulfilled_by_its_payments_or_outside_of_them():
    for state in ("active", "late", "noticed"):
        found = rule("2026-03-30", state, payments=ALL)
        assert found == ("fulfilled", "paid", None)
        found = rule("2026-03-30", state, payments=FIRST, items_open=Decimal(0))
        assert found == ("fulfilled", "paid_outside", None)
    short = paid(("2026-02-02", "899.99"))
    assert rule("2026-03-30", payments=short)[0] == "active"
    assert rule("2026-03-30", items_open=Decimal("0.01"))[0] == "late"
    assert rule("2026-03-30", instalments=())[:2] == ("fulfilled", "paid_outside")


def test_a_payment_that_is_undone_lets_it_go_on():
    done = {"state": "fulfilled", "reason": Why.PAID}
    found = rule("2026-03-31", payments=ALL[:2], **done)
    assert found == ("active", "payment_undone", "2026-04-06")
    found = rule("2026-04-06", payments=ALL[:2], **done)
    assert found == ("late", "payment_undone", None)
    found = rule("2026-03-31", payments=ALL[:2], reminded_rank=2, **done)
    assert found == ("active", "instalment_coming", "2026-04-03")


def test_an_answered_notice_breaks_nothing_when_its_payment_is_undone():
    """The customer gets another notice, and only that one may break the plan."""
    undone = {"reason": Why.PAYMENT_UNDONE, "notice": NOTICE}
    for state in ("active", "late", "fulfilled"):
        found = rule("2026-02-20", state, **undone)
        assert found == ("late", "payment_undone", None)
    again = {**undone, "notice": Notice(day("2026-02-21"), 8)}
    found = rule("2026-02-21", "late", **again)
    assert found == ("noticed", "notice_runs", "2026-03-02")
    found = rule("2026-03-02", "noticed", **{**again, "reason": Why.NOTICE_RUNS})
    assert found[:2] == ("broken", "notice_over")


def test_what_was_missing_by_then_is_paid_and_it_goes_on():
    undone = {"reason": Why.PAYMENT_UNDONE, "notice": NOTICE, "payments": TOO_LATE}
    found = rule("2026-02-20", "late", **undone)
    assert found == ("active", "payment_undone", "2026-03-06")
    found = rule("2026-02-20", "late", **{**undone, "notice": None})
    assert found == ("active", "on_track", "2026-03-06")


def test_what_was_paid_after_the_breach_and_undone_is_broken_again():
    done = {"state": "fulfilled", "reason": Why.PAID_AFTER_BREACH, "notice": NOTICE}
    found = rule("2026-04-10", payments=TOO_LATE, **done)
    assert found == ("broken", "payment_undone", None)


def test_people_cancel_what_has_not_ended_and_break_what_runs():
    for state in ("draft", "offered", "expired", "signed", "active", "late", "noticed"):
        check_move(MOVES, State(state), State.CANCELLED)
    for state in ("active", "late", "noticed"):
        check_move(MOVES, State(state), State.BROKEN)
    for state in ("broken", "fulfilled", "cancelled"):
        assert State.CANCELLED not in MOVES[State(state)]
