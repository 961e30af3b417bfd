"""What is in a file before anything of it is booked, and what an event changes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.handover.booking import Payouts, PayoutSum
from followup_core.handover.classify import Reason
from followup_core.handover.events import Answers, Event, Kind, after
from followup_core.handover.placements import Placement
from followup_core.handover.states import Recall, State, Why
from followup_core.handover.survey import MOST_PROBLEMS, doubt_of, survey
from tests.core.handover.feedback_files import FORM, event_row, read, row

PLACEMENT = Placement(1, State.DELIVERED, Why.DELIVERED)
DAY = date(2026, 6, 1)


def test_what_is_in_a_file():
    found = survey(read(row(), row(Betrag="50,50"), event_row("OK"), row(Datum="x")))
    assert (found.is_whole, found.events, found.wrong) == (True, 3, 1)
    assert found.counts == {Kind.PAYMENT: 2, Kind.ACCEPTED: 1}
    assert found.sums == {(Kind.PAYMENT, "EUR"): Decimal("150.50")}
    assert [one.column for one in found.problems] == ["Datum"]


def test_a_file_that_is_not_whole_has_no_row_more_that_is_wrong():
    rows = read(row(), row(Text='"'))
    found = survey(rows)
    assert (found.is_whole, found.events, found.wrong) == (False, 1, 0)
    assert len(found.problems) == 1


def test_the_first_problems_are_told_and_all_are_counted():
    rows = read(*[row(Datum="x")] * (MOST_PROBLEMS + 1), row(Text='"'))
    found = survey(rows)
    assert found.wrong == MOST_PROBLEMS + 1
    assert len(found.problems) == MOST_PROBLEMS + 1
    assert found.problems[-1].is_of_the_file


def test_rows_of_earlier_files_count_once_for_their_payout():
    payout = event_row("UEBERW", Fall="", Betrag="150,00", Abrechnung="a1")
    old = row(Ereignis="e1", Abrechnung="a1")
    rows = read(old, row(Ereignis="e2", Betrag="50,00", Abrechnung="a1"), payout)
    earlier = [(("a1", "EUR"), PayoutSum(Decimal(100)))]
    assert survey(rows).payouts.broken(netted=True) == {}
    once = survey(rows, Payouts(earlier), {"id:e1"})
    assert once.payouts.broken(netted=True) == {}
    twice = survey(rows, Payouts(earlier))
    assert twice.payouts.broken(netted=True) == {("a1", "EUR"): Decimal(100)}
    assert FORM.fees_netted


def test_a_row_that_stands_twice_counts_once_where_it_has_a_number():
    payout = event_row("UEBERW", Fall="", Betrag="100,00", Abrechnung="a1")
    numbered = row(Ereignis="e1", Abrechnung="a1")
    rows = read(numbered, numbered, payout)
    assert survey(rows).payouts.broken(netted=True) == {}
    alike = row(Abrechnung="a1")
    rows = read(alike, alike, payout)
    assert survey(rows).payouts.broken(netted=True) == {("a1", "EUR"): Decimal(100)}


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (Kind.RECEIVED, {}),
        (Kind.PAYMENT, {}),
        (Kind.PAUSED, {"is_paused": True}),
        (Kind.RESUMED, {"is_paused": False}),
        (Kind.CLOSED, {"is_closed": True, "closed_on": DAY}),
        (Kind.RECALL_CONFIRMED, {"recall": Recall.CONFIRMED}),
        (Kind.RECALL_REFUSED, {"recall": Recall.REFUSED}),
    ],
)
def test_what_an_event_changes(kind, facts):
    found = after(PLACEMENT, Event(1, kind, DAY))
    assert found == PLACEMENT._replace(is_received=True, **facts)


def test_it_goes_on_after_a_pause():
    paused = PLACEMENT._replace(is_paused=True)
    assert not after(paused, Event(1, Kind.RESUMED, DAY)).is_paused


ONE = Event(1, Kind.PAUSED, DAY, claim_ref="L1")


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (Kind.PAUSED, {"is_paused": True}),
        (Kind.CLOSED, {"is_closed": True, "closed_on": DAY}),
        (Kind.RECALL_CONFIRMED, {"recall": Recall.CONFIRMED}),
        (Kind.RECALL_REFUSED, {"recall": Recall.REFUSED}),
    ],
)
def test_an_event_of_one_claim_is_of_the_case_where_no_other_is_left(kind, facts):
    event, received = ONE._replace(kind=kind), PLACEMENT._replace(is_received=True)
    assert after(PLACEMENT, event, ["L1", "L2"]) == received
    assert after(PLACEMENT, event, ["L1"]) == received._replace(**facts)


def test_one_claim_that_goes_on_lets_the_case_go_on():
    paused = PLACEMENT._replace(is_paused=True)
    assert not after(paused, ONE._replace(kind=Kind.RESUMED), ["L1", "L2"]).is_paused


def answered(claims, answers):
    found = Answers(claims)
    for claim, kind in answers:
        found.add(claim, kind)
    return found.answered


def test_which_claims_the_agency_has():
    found = Answers(["L1", "L2", "L3", "L4"])
    said = [("L1", Kind.CLOSED), ("L2", Kind.RECALL_CONFIRMED), ("L3", Kind.REJECTED)]
    for claim, kind in [*said, ("", Kind.CLOSED), ("L4", Kind.PAUSED)]:
        found.add(claim, kind)
    assert found.there == ["L4"]
    # What was rejected may be taken after all; what ended by itself is over.
    found.add("", Kind.ACCEPTED)
    assert found.there == ["L3", "L4"]


@pytest.mark.parametrize(
    ("answers", "result"),
    [
        ([], (False, False)),
        ([("L1", Kind.ACCEPTED)], (False, False)),
        ([("L1", Kind.REJECTED)], (False, False)),
        ([("L1", Kind.ACCEPTED), ("L2", Kind.REJECTED)], (True, False)),
        ([("L1", Kind.REJECTED), ("L2", Kind.REJECTED)], (True, True)),
        ([("", Kind.ACCEPTED)], (True, False)),
        ([("", Kind.REJECTED)], (True, True)),
        ([("", Kind.REJECTED), ("", Kind.ACCEPTED)], (True, False)),
        ([("L1", Kind.PAYMENT), ("L2", Kind.RECEIVED)], (False, False)),
        ([("L1", Kind.CLOSED)], (False, False)),
        ([("L1", Kind.CLOSED), ("L2", Kind.ACCEPTED)], (True, False)),
        ([("L1", Kind.CLOSED), ("L2", Kind.REJECTED)], (True, True)),
        ([("L1", Kind.CLOSED), ("L2", Kind.RECALL_CONFIRMED)], (True, False)),
        ([("", Kind.CLOSED)], (False, False)),
        ([("L1", Kind.ACCEPTED), ("L9", Kind.ACCEPTED)], (False, False)),
    ],
)
def test_how_far_it_is_answered(answers, result):
    assert answered(["L1", "L2"], answers) == result
    assert answered([], answers) == (False, False)


@pytest.mark.parametrize(
    ("amount", "netted", "doubt"),
    [
        (80, True, None),
        (100, False, None),
        (100, True, Reason.PAYOUT_DIFFERS),
        ("79.99", True, Reason.PAYOUT_DIFFERS),
    ],
)
def test_a_payout_by_word_is_the_sum_of_what_was_said(amount, netted, doubt):
    def word(**values):
        said = {"payout_id": "A7", "currency": "EUR", "amount": Decimal(amount)}
        return Event(1, **{"kind": Kind.PAYOUT, "on": DAY, **said, **values})

    others = (("A8", "EUR"), PayoutSum(Decimal(1), paid=Decimal(2)))
    payouts = Payouts([(("A7", "EUR"), PayoutSum(Decimal(100), Decimal(20))), others])
    assert doubt_of(word(kind=Kind.PAYMENT), payouts, netted=netted) is None
    assert doubt_of(word(), payouts, netted=netted) is doubt
    # It was announced now: nobody announces it once more without being asked.
    assert doubt_of(word(), payouts, netted=netted) is Reason.PAYOUT_KNOWN


CLAIMS = st.sets(st.sampled_from("abc"), min_size=1)
ANSWERS = st.lists(st.tuples(st.sampled_from(["", *"abcd"]), st.sampled_from(Kind)))


@given(CLAIMS, ANSWERS)
def test_what_is_rejected_whole_is_answered(claims, answers):
    found = answered(claims, answers)
    assert found.is_answered or not found.is_rejected
