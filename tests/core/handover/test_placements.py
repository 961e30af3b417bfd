"""The clock of a placement: both sides of each day, and each answer of an agency."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from followup_core.handover.placements import MOVES, Placement, Settings, judge
from followup_core.handover.states import LATE, LIVE, Recall, State, Why

DAY = date(2026, 3, 2)
DAYS = Settings(7, 30, 10, 60)
SENT = Placement(1, State.DELIVERED, Why.DELIVERED, delivered_on=DAY)
TAKEN = SENT._replace(
    state=State.ACTIVE, reason=Why.ACCEPTED, is_received=True, is_answered=True
)
MONEY = {"clearing": Decimal(100), "money_since": DAY}
NEVER = date(2030, 1, 1)


def ruled(placement, on=DAY, **facts):
    found = judge(placement._replace(**facts), on, DAYS)
    return found.state, found.reason, found.next_on


def after(days):
    return DAY + timedelta(days=days)


LAST_DAYS = [
    (SENT, 7, ("delivered", "delivered"), ("silent", "not_acknowledged")),
    (
        SENT._replace(is_received=True),
        7,
        ("acknowledged", "received"),
        ("acknowledged", "answer_late"),
    ),
    (
        TAKEN._replace(**MONEY),
        30,
        ("active", "accepted"),
        ("active", "payout_late"),
    ),
    (
        TAKEN._replace(recall=Recall.ASKED, recall_asked_on=DAY),
        10,
        ("recalling", "recall_asked"),
        ("recalling", "recall_late"),
    ),
    (
        TAKEN._replace(is_open=False, closed_on=DAY),
        60,
        ("closed", "all_paid"),
        ("settled", "all_paid"),
    ),
    (
        TAKEN._replace(is_closed=True, **MONEY),
        30,
        ("closed", "closed"),
        ("closed", "payout_late"),
    ),
]


@pytest.mark.parametrize(("placement", "last", "before", "then"), LAST_DAYS)
def test_the_last_day_is_in_time_and_the_next_is_not(placement, last, before, then):
    assert ruled(placement, after(last)) == (*before, after(last + 1))
    assert ruled(placement, after(last + 1)) == (*then, None)


def test_what_is_late_is_found_by_its_reason():
    found = {Why(one[3][1]) for one in LAST_DAYS} - {Why.ALL_PAID}
    assert found == LATE


@pytest.mark.parametrize("state", [State.DRAFT, State.CHECKED, State.APPROVED])
def test_what_has_not_left_waits_for_people(state):
    here = Placement(1, state, Why.PREPARED, DAY, is_answered=True, is_closed=True)
    assert ruled(here, NEVER) == (state.value, "prepared", None)


def test_an_answer_shows_that_it_was_delivered():
    made = Placement(1, State.EXPORTED, Why.BY_HAND)
    assert ruled(made) == ("exported", "by_hand", None)
    assert ruled(made, delivered_on=DAY)[0] == "delivered"
    assert ruled(made, is_received=True)[:2] == ("acknowledged", "received")
    assert ruled(made, is_answered=True)[:2] == ("active", "accepted")


def test_an_answer_ends_the_silence():
    silent = SENT._replace(state=State.SILENT, reason=Why.NOT_ACKNOWLEDGED)
    assert ruled(silent, NEVER)[0] == "silent"
    assert ruled(silent, NEVER, is_answered=True)[0] == "active"
    assert ruled(silent, NEVER, delivered_on=NEVER)[0] == "delivered"


def test_it_is_rejected_where_every_item_is():
    assert ruled(SENT, is_answered=True, is_rejected=True) == (
        "rejected",
        "rejected",
        None,
    )
    assert ruled(TAKEN, is_rejected=True)[0] == "active"


def test_a_rejected_one_with_our_money_is_not_lost():
    rejected = SENT._replace(is_answered=True, is_rejected=True, **MONEY)
    assert ruled(rejected)[:2] == ("closed", "rejected")
    closed = rejected._replace(state=State.CLOSED, clearing=Decimal(0))
    assert ruled(closed, money_since=None)[:2] == ("settled", "rejected")


def test_it_pauses_and_goes_on():
    assert ruled(TAKEN, is_paused=True)[:2] == ("paused", "paused")
    paused = TAKEN._replace(state=State.PAUSED, reason=Why.PAUSED)
    assert ruled(paused)[:2] == ("active", "accepted")


@pytest.mark.parametrize(
    ("facts", "back"),
    [
        ({}, "active"),
        ({"is_paused": True}, "paused"),
        ({"is_answered": False}, "acknowledged"),
        ({"is_answered": False, "is_received": False}, "delivered"),
    ],
)
def test_an_agency_that_objects_has_it_as_before(facts, back):
    recalling = TAKEN._replace(state=State.RECALLING, recall=Recall.REFUSED, **facts)
    assert ruled(recalling)[0] == back


def test_a_confirmed_recall_waits_for_our_money():
    confirmed = {"recall": Recall.CONFIRMED, "recall_asked_on": DAY}
    assert ruled(TAKEN, **confirmed, **MONEY)[:2] == ("recalled", "recalled")
    assert ruled(TAKEN, **confirmed)[:2] == ("settled", "recalled")
    recalled = TAKEN._replace(state=State.RECALLED, **MONEY)
    assert ruled(recalled, recall=Recall.REFUSED)[0] == "recalled"


def test_a_recall_of_what_was_paid_waits_for_the_agency():
    asked = TAKEN._replace(recall=Recall.ASKED, recall_asked_on=DAY, is_open=False)
    assert ruled(asked)[0] == "recalling"


@pytest.mark.parametrize("facts", [{"clearing": Decimal(1)}, {"money_since": DAY}])
def test_what_was_paid_is_not_closed_while_our_money_is_there(facts):
    assert ruled(TAKEN, is_open=False)[:2] == ("closed", "all_paid")
    assert ruled(TAKEN, is_open=False, **facts)[0] == "active"
    assert ruled(TAKEN, is_closed=True, **facts)[0] == "closed"
    assert ruled(TAKEN, is_closed=True)[0] == "settled"


def test_a_clearing_below_zero_is_not_settled_either():
    assert ruled(TAKEN, is_closed=True, clearing=Decimal(-1))[0] == "closed"


def test_what_was_paid_before_it_was_taken_is_not_closed():
    assert ruled(SENT, is_open=False)[0] == "delivered"


def test_a_returned_payment_opens_it_again():
    closed = TAKEN._replace(state=State.CLOSED, reason=Why.ALL_PAID, closed_on=DAY)
    assert ruled(closed)[:2] == ("active", "accepted")
    assert ruled(closed, is_open=False)[0] == "closed"
    assert ruled(closed, is_closed=True)[0] == "settled"


def test_an_end_is_an_end():
    ended = TAKEN._replace(state=State.CANCELLED, reason=Why.BY_HAND, **MONEY)
    assert ruled(ended, NEVER) == ("cancelled", "by_hand", None)
    assert State.CANCELLED not in LIVE


@pytest.mark.parametrize("facts", [{"clearing": Decimal(-1)}, MONEY])
def test_money_that_comes_after_a_rejection_waits_for_its_payout(facts):
    rejected = SENT._replace(
        state=State.REJECTED, reason=Why.REJECTED, is_answered=True, is_rejected=True
    )
    assert ruled(rejected, NEVER) == ("rejected", "rejected", None)
    assert State.REJECTED not in LIVE
    assert State.CLOSED in MOVES[State.REJECTED]
    assert ruled(rejected, **facts)[:2] == ("closed", "rejected")
    assert ruled(rejected, **MONEY)[2] == after(31)
    assert ruled(rejected, after(31), **MONEY)[:2] == ("closed", "payout_late")
    closed = rejected._replace(state=State.CLOSED, closed_on=DAY)
    assert ruled(closed, **MONEY)[:2] == ("closed", "rejected")
    assert ruled(closed)[:2] == ("settled", "rejected")


def test_one_that_may_be_there_can_be_asked_back():
    made = Placement(1, State.EXPORTED, Why.BY_HAND)
    assert ruled(made)[:2] == ("exported", "by_hand")
    asked = {"recall": Recall.ASKED, "recall_asked_on": DAY}
    assert ruled(made, **asked)[:2] == ("recalling", "recall_asked")
    assert ruled(made, recall=Recall.CONFIRMED)[:2] == ("settled", "recalled")


CLAIM_ASKED = {"claims_asked_on": DAY}


@pytest.mark.parametrize("placement", [SENT, SENT._replace(is_received=True), TAKEN])
def test_a_claim_asked_back_is_late_after_the_days_of_a_recall(placement):
    quick = DAYS._replace(days_to_acknowledge=60)
    asked = placement._replace(**CLAIM_ASKED)
    before = judge(asked, after(10), quick)
    assert before.reason != "recall_late"
    assert before.next_on == after(11)
    late = judge(asked, after(11), quick)
    assert (late.state, late.reason) == (before.state, "recall_late")


def test_money_that_is_late_is_told_before_a_claim_that_is():
    assert ruled(TAKEN, after(31), **MONEY, **CLAIM_ASKED)[1] == "payout_late"
    assert ruled(TAKEN, after(11), **MONEY, **CLAIM_ASKED)[1] == "recall_late"


def test_a_case_that_is_asked_back_waits_as_a_whole():
    asked = {"recall": Recall.ASKED, "recall_asked_on": after(5)}
    found = ruled(TAKEN, after(12), **CLAIM_ASKED, **asked)
    assert found == ("recalling", "recall_asked", after(16))


@pytest.mark.parametrize("reason", [Why.ALL_PAID, Why.RECALLED, Why.CLOSED])
def test_money_that_comes_after_the_end_waits_for_its_payout(reason):
    facts = {
        Why.ALL_PAID: {},
        Why.RECALLED: {"recall": Recall.CONFIRMED},
        Why.CLOSED: {"is_closed": True},
    }[reason]
    back = "recalled" if reason is Why.RECALLED else "closed"
    settled = TAKEN._replace(
        state=State.SETTLED, reason=reason, is_open=False, closed_on=DAY, **facts
    )
    assert ruled(settled, after(61)) == ("settled", reason, None)
    assert State.SETTLED not in LIVE
    assert ruled(settled, after(10), **MONEY)[:2] == (back, reason)
    assert ruled(settled, after(31), **MONEY)[:2] == (back, "payout_late")
    closed = settled._replace(state=State(back))
    assert ruled(closed, after(61))[:2] == ("settled", reason)


JOINED = {"joined_on": DAY, "is_answered": False, "is_accepted": True}


def test_a_claim_that_joined_is_answered_in_its_days():
    assert ruled(TAKEN, after(7), **JOINED) == ("active", "accepted", after(8))
    assert ruled(TAKEN, after(8), **JOINED)[:2] == ("active", "answer_late")
    paused = TAKEN._replace(state=State.PAUSED, is_paused=True)
    assert ruled(paused, after(8), **JOINED)[:2] == ("paused", "answer_late")


def test_an_agency_that_keeps_a_case_has_it_as_before():
    recalling = TAKEN._replace(state=State.RECALLING, recall=Recall.REFUSED)
    assert ruled(recalling, **JOINED)[:2] == ("active", "recall_refused")
    never = recalling._replace(is_answered=False)
    assert ruled(never)[0] == "acknowledged"
