"""What becomes of a row: both sides of each doubt, and what a file does to itself."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.handover.classify import Classifier, Fate, Reason
from followup_core.handover.events import CloseCode, Event, Kind, PaidTo
from followup_core.handover.matching import Told
from followup_core.handover.states import State
from tests.core.handover.feedback_files import PLACED

DAY = date(2026, 6, 1)
AUTO = (Fate.AUTO, Reason.CLEAR)


def event(kind=Kind.PAYMENT, line=1, **values):
    given = {"case_ref": "CASE/0042", "fingerprint": f"f{line}", **values}
    if kind in (Kind.PAYMENT, Kind.PAYMENT_REVERSED, Kind.FEE, Kind.PAYOUT):
        given = {"amount": Decimal(100), "currency": "EUR", **given}
    return Event(line, kind, given.pop("on", DAY), **given)


def fates(*events, placed=PLACED, **known):
    found = map(Classifier("A", [placed], **known).judge, events)
    return [(one.fate, one.reason) for one in found]


def fate(*events, placed=PLACED, **known):
    return fates(*events, placed=placed, **known)[-1]


def review(reason):
    return Fate.REVIEW, reason


def error(reason):
    return Fate.ERROR, reason


SURE = [Kind.RECEIVED, Kind.ACCEPTED, Kind.PROMISE, Kind.PLAN_AGREED, Kind.PAYMENT]
SURE += [Kind.DISPUTE, Kind.LEGAL_STARTED, Kind.TITLE_OBTAINED, Kind.PAUSED]
SURE += [Kind.RESUMED, Kind.FEE, Kind.PAYOUT]


@pytest.mark.parametrize("kind", SURE)
def test_what_is_sure_goes_by_itself(kind):
    assert fate(event(kind)) == AUTO


@pytest.mark.parametrize(
    "kind", [Kind.INFO_REQUESTED, Kind.DEBTOR_TRACED, Kind.INSOLVENCY, Kind.DECEASED]
)
def test_what_only_people_answer(kind):
    assert fate(event(kind)) == review(Reason.FOR_PEOPLE)


def test_a_payment_of_what_is_open_and_of_a_cent_more():
    assert fate(event(amount=Decimal("1000.00"))) == AUTO
    assert fate(event(amount=Decimal("1000.01"))) == review(Reason.ABOVE_OPEN)
    named = event(claim_ref="L2", amount=Decimal("400.00"))
    assert fate(named) == AUTO
    more = named._replace(amount=Decimal("400.01"))
    assert fate(more) == review(Reason.ABOVE_OPEN)


def test_interest_beyond_is_not_above_what_is_open():
    split = event(amount=Decimal(1100), principal=Decimal(1000), interest=Decimal(100))
    assert fate(split) == AUTO
    assert fate(split._replace(principal=None, interest=Decimal(1100))) == AUTO


def test_payments_of_a_file_add_up():
    first, second = event(amount=Decimal(900)), event(line=2, amount=Decimal(100))
    assert fate(first, second) == AUTO
    above = second._replace(amount=Decimal("100.01"))
    assert fate(first, above) == review(Reason.ABOVE_OPEN)


def test_a_payment_to_others_or_that_is_known_is_looked_at():
    for payee in (PaidTo.CREDITOR, PaidTo.COURT):
        assert fate(event(paid_to=payee)) == review(Reason.DIRECT)
    assert fate(event(payment_id="old")) == review(Reason.PAYMENT_KNOWN)
    again = event(payment_id="p"), event(line=2, payment_id="p")
    assert fates(*again) == [AUTO, review(Reason.PAYMENT_KNOWN)]


def test_a_payment_that_may_have_come_another_way_is_looked_at():
    def beside(number="", **values):
        told = (Told(number, Decimal(100), DAY),)
        return fate(event(**values), placed=PLACED._replace(told=told))

    assert beside() == beside("w") == beside(payment_id="p") == review(Reason.ALIKE)
    assert beside("w", payment_id="p") == AUTO
    assert beside(amount=Decimal("100.01")) == AUTO
    assert beside(on=DAY + timedelta(1)) == AUTO
    assert beside(kind=Kind.PROMISE) == AUTO


def test_what_somebody_looks_at_in_any_case():
    judge = Classifier("A", [PLACED]).judge
    found = judge(event(Kind.PAYOUT), Reason.PAYOUT_KNOWN)
    assert (found.fate, found.reason) == review(Reason.PAYOUT_KNOWN)
    wrong = judge(event(amount=Decimal(-1), line=2), Reason.PAYOUT_KNOWN)
    assert (wrong.fate, wrong.reason) == error(Reason.NEGATIVE)


def test_a_returned_payment_is_one_that_is_known():
    def back(**values):
        return event(Kind.PAYMENT_REVERSED, 2, **values)

    assert fate(back()) == error(Reason.UNKNOWN_PAYMENT)
    assert fate(back(payment_id="new")) == error(Reason.UNKNOWN_PAYMENT)
    assert fate(event(payment_id="new"), back(payment_id="new")) == AUTO
    assert fate(back(payment_id="old", amount=Decimal(50))) == AUTO
    more = back(payment_id="old", amount=Decimal("50.01"))
    assert fate(more) == review(Reason.ABOVE_PAYMENT)
    once, twice = (
        back(payment_id="old", amount=Decimal(50), fingerprint=f) for f in "ab"
    )
    assert fates(once, twice) == [AUTO, review(Reason.ABOVE_PAYMENT)]


def test_a_returned_payment_is_open_again():
    paid = event(amount=Decimal(1000), payment_id="p")
    back = event(Kind.PAYMENT_REVERSED, 2, amount=Decimal(1000), payment_id="p")
    again = event(line=3, amount=Decimal(1000), payment_id="q")
    assert fate(paid, back, again) == AUTO
    assert fate(paid, again) == review(Reason.ABOVE_OPEN)


@pytest.mark.parametrize(
    "state",
    [State.CLOSED, State.RECALLED, State.SETTLED, State.REJECTED, State.CANCELLED],
)
def test_a_payment_after_the_end_is_looked_at(state):
    ended = PLACED._replace(state=state)
    assert fate(event(), placed=ended) == review(Reason.ENDED)


def test_a_payout_comes_after_the_end_until_it_is_settled():
    for kind in (Kind.PAYOUT, Kind.FEE):
        assert fate(event(kind), placed=PLACED._replace(state=State.CLOSED)) == AUTO
        settled = PLACED._replace(state=State.SETTLED)
        assert fate(event(kind), placed=settled) == review(Reason.ENDED)


@pytest.mark.parametrize("state", [State.DRAFT, State.CHECKED, State.APPROVED])
def test_nobody_answers_what_was_not_handed_over(state):
    here = PLACED._replace(state=state)
    assert fate(event(), placed=here) == error(Reason.NOT_HANDED_OVER)


def test_an_event_before_the_handover_is_looked_at():
    on = PLACED.handed_on
    assert fate(event(on=on)) == AUTO
    before = event(on=date.fromordinal(on.toordinal() - 1))
    assert fate(before) == review(Reason.BEFORE_HANDOVER)
    assert fate(before, placed=PLACED._replace(handed_on=None)) == AUTO


def test_a_rejection_of_what_was_taken_is_looked_at():
    assert fate(event(Kind.REJECTED)) == review(Reason.WAS_TAKEN)
    sent = PLACED._replace(state=State.DELIVERED)
    assert fate(event(Kind.REJECTED), placed=sent) == AUTO


@pytest.mark.parametrize("kind", [Kind.RECALL_CONFIRMED, Kind.RECALL_REFUSED])
def test_an_answer_to_a_recall_that_nobody_asked_for(kind):
    assert fate(event(kind)) == review(Reason.NOT_ASKED)
    assert fate(event(kind), placed=PLACED._replace(state=State.RECALLING)) == AUTO


def with_claim(**values):
    """Return the case of which the agency has one claim otherwise than the other."""
    first, second = PLACED.claims
    return PLACED._replace(claims=(first, second._replace(**values)))


@pytest.mark.parametrize("kind", [Kind.RECALL_CONFIRMED, Kind.RECALL_REFUSED])
def test_a_claim_that_was_asked_back_is_answered_by_its_name(kind):
    asked = with_claim(is_asked=True)
    assert fate(event(kind, claim_ref="L2"), placed=asked) == AUTO
    assert fate(event(kind, claim_ref="L1"), placed=asked) == review(Reason.NOT_ASKED)
    assert fate(event(kind), placed=asked) == review(Reason.NOT_ASKED)


def test_what_the_agency_has_no_more_is_looked_at():
    over = with_claim(is_over=True)
    paid = event(claim_ref="L2")
    assert fate(paid) == AUTO
    assert fate(paid, placed=over) == review(Reason.ENDED)
    assert fate(event(claim_ref="L1"), placed=over) == AUTO
    assert fate(event(Kind.FEE, claim_ref="L2"), placed=over) == AUTO
    assert fate(event(amount=Decimal(600)), placed=over) == AUTO
    above = event(amount=Decimal("600.01"))
    assert fate(above) == AUTO
    assert fate(above, placed=over) == review(Reason.ABOVE_OPEN)


def test_a_closing_as_paid_beside_what_is_open():
    paid = event(Kind.CLOSED, 2, close=CloseCode.PAID_FULL)
    assert fate(paid) == review(Reason.STILL_OPEN)
    assert fate(event(amount=Decimal(1000)), paid) == AUTO
    assert fate(event(Kind.CLOSED, close=CloseCode.UNCOLLECTABLE)) == AUTO


def test_what_cannot_be():
    assert fate(event(currency="USD")) == error(Reason.OTHER_CURRENCY)
    assert fate(event(amount=Decimal(-1))) == error(Reason.NEGATIVE)
    assert fate(event(fee=Decimal("-0.01"))) == error(Reason.NEGATIVE)
    assert fate(event(amount=Decimal("0.01"), fee=Decimal(0))) == AUTO
    assert fate(event(case_ref="x")) == error(Reason.UNKNOWN)
    elsewhere = PLACED._replace(agency="B")
    assert fate(event(), placed=elsewhere) == error(Reason.OTHER_AGENCY)
    zeros = event(case_ref="", agency_ref="077001")
    assert fate(zeros) == review(Reason.ZEROS_LOST)


def test_rows_of_a_payout_that_is_not_their_sum_are_refused():
    broken = {("a1", "EUR"): Decimal(1)}
    assert fate(event(payout_id="a1"), broken_payouts=broken) == error(
        Reason.PAYOUT_DIFFERS
    )
    assert fate(event(payout_id="a2"), broken_payouts=broken) == AUTO
    assert fate(event(payout_id="a1", currency="USD"), broken_payouts=broken) == error(
        Reason.OTHER_CURRENCY
    )


def test_what_came_before_is_not_done_again():
    numbered = event(event_id="e1")
    seen = {"id:e1": "f1", "row:f2": ""}
    assert fate(numbered, seen=seen) == (Fate.SEEN, Reason.SEEN)
    assert fate(event(line=2), seen=seen) == (Fate.SEEN, Reason.SEEN)
    other = numbered._replace(fingerprint="f9")
    assert fate(other, seen=seen) == review(Reason.CHANGED)
    assert fate(other, seen={"id:e1": ""}) == (Fate.SEEN, Reason.SEEN)


def test_what_comes_twice_in_a_file():
    numbered = event(event_id="e1")
    assert fate(numbered, numbered) == (Fate.SEEN, Reason.SEEN)
    other = numbered._replace(fingerprint="f9")
    assert fate(numbered, other) == review(Reason.CHANGED)
    assert fate(event(), event()) == review(Reason.TWIN)
    told = event(Kind.PAUSED)
    assert fate(told, told) == (Fate.SEEN, Reason.SEEN)


KINDS = st.sampled_from(list(Kind))
EVENTS = st.builds(
    lambda kind, line, cents, payment: event(
        kind, line, amount=Decimal(cents) / 100, currency="EUR", payment_id=payment
    ),
    KINDS,
    st.integers(1, 4),
    st.integers(1, 90_000),
    st.sampled_from(["", "old", "p"]),
)


@given(st.lists(EVENTS, max_size=8), st.sampled_from(list(State)))
def test_what_goes_by_itself_is_never_more_than_what_was_open(events, state):
    found = list(map(Classifier("A", [PLACED._replace(state=state)]).judge, events))
    paid = back = Decimal(0)
    for one in found:
        assert (one.fate is Fate.AUTO) is (one.reason is Reason.CLEAR)
        if one.fate is Fate.AUTO and one.event.kind is Kind.PAYMENT:
            paid += one.event.amount
        if one.event.kind is Kind.PAYMENT_REVERSED and one.fate is not Fate.ERROR:
            back += one.event.amount
    assert paid <= Decimal(1000) + back


@given(st.lists(EVENTS, max_size=8))
def test_a_case_that_is_named_anew_goes_on_as_the_rows_before_left_it(events):
    growing = Classifier("A")
    found = []
    for one in events:
        growing.add([PLACED])
        found.append(growing.judge(one))
    assert found == list(map(Classifier("A", [PLACED]).judge, events))


@given(st.lists(EVENTS, max_size=8))
def test_a_file_that_is_read_again_changes_nothing(events):
    first = list(map(Classifier("A", [PLACED]).judge, events))
    seen = {one.event.identity: one.event.fingerprint for one in first}
    again = map(Classifier("A", [PLACED], seen).judge, events)
    assert all(one.fate in (Fate.SEEN, Fate.REVIEW) for one in again)
    numbered = [one for one in first if one.event.event_id]
    assert not numbered
