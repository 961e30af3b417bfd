"""Which invoices get a courtesy call, and what the three answers lead to."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.contacts.courtesy import (
    Answer,
    Answers,
    Invoice,
    Move,
    Question,
    Settings,
    Why,
    courtesy,
    moves,
)
from followup_core.workdays import Workdays

from ..claim_world import day

WORKDAYS = Workdays()
SETTINGS = Settings(3, Decimal(1000))
# Of a Monday: the call is on Thursday, 5 March.
INVOICE = Invoice(day("2026-03-02"), day("2026-04-01"), Decimal(1000))
THURSDAY = day("2026-03-05")
DAYS = st.dates(date(2026, 1, 1), date(2026, 4, 30))
INVOICES = st.builds(
    Invoice,
    DAYS,
    DAYS,
    st.sampled_from([Decimal(999), Decimal(1000), Decimal(1001)]),
    *[st.sampled_from([False, False, False, True])] * 3,
)


def why(as_of=THURSDAY, settings=SETTINGS, **facts):
    return courtesy(INVOICE._replace(**facts), as_of, WORKDAYS, settings)


def test_the_call_is_due_on_its_day_and_after_it():
    assert why(day("2026-03-04")) == Answer(Why.WAITS, THURSDAY)
    assert why(THURSDAY) == Answer(Why.TO_CALL, THURSDAY)
    assert why(day("2026-03-31")) == Answer(Why.TO_CALL, THURSDAY)
    assert why(day("2026-04-01")) == Answer(Why.DUE)


def test_a_day_that_is_not_worked_moves_the_call():
    friday = INVOICE._replace(invoiced_on=day("2026-03-04"))
    found = courtesy(friday, THURSDAY, WORKDAYS, SETTINGS)
    assert found == Answer(Why.WAITS, day("2026-03-09"))
    workdays = Workdays(holidays=frozenset({THURSDAY}))
    found = courtesy(INVOICE, THURSDAY, workdays, SETTINGS)
    assert found == Answer(Why.WAITS, day("2026-03-06"))


@pytest.mark.parametrize(
    ("due_on", "found"),
    [("2026-03-06", Why.WAITS), ("2026-03-05", Why.NO_TIME), ("2026-03-04", Why.DUE)],
)
def test_there_is_no_call_on_or_after_the_due_date(due_on, found):
    as_of = day("2026-03-04")
    assert why(as_of, due_on=day(due_on)).why is found


def test_a_weekend_may_take_the_time_that_there_was():
    facts = {"invoiced_on": day("2026-03-04"), "due_on": day("2026-03-09")}
    assert why(THURSDAY, **facts) == Answer(Why.NO_TIME)
    facts["due_on"] = day("2026-03-10")
    assert why(THURSDAY, **facts) == Answer(Why.WAITS, day("2026-03-09"))


@pytest.mark.parametrize(
    ("amount", "found"),
    [("999.99", Why.TOO_SMALL), ("1000.00", Why.TO_CALL), ("-1000", Why.TOO_SMALL)],
)
def test_only_what_is_large_enough(amount, found):
    assert why(amount=Decimal(amount)).why is found


def test_without_a_least_amount_any_invoice_gets_a_call():
    for amount, found in ((0, Why.TO_CALL), ("-0.01", Why.TOO_SMALL)):
        facts = {"amount": Decimal(amount), "settings": Settings()}
        assert why(**facts).why is found


@pytest.mark.parametrize("codes", [Why, Question, Move])
def test_a_code_is_its_name_in_small_letters(codes):
    assert [one.value for one in codes] == [one.name.lower() for one in codes]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"is_called": True, "is_refunded": True}, Why.CALLED),
        ({"is_refunded": True, "is_paid": True}, Why.REFUNDED),
        ({"is_paid": True, "amount": Decimal(0)}, Why.PAID),
        ({"amount": Decimal(0), "due_on": THURSDAY}, Why.TOO_SMALL),
    ],
)
def test_the_first_that_speaks_against_it_is_told(facts, found):
    assert why(**facts) == Answer(found)


def test_no_day_leaves_the_calendar():
    assert why(settings=Settings(10**7)).why is Why.NO_TIME


@given(INVOICES, DAYS, st.integers(0, 40))
def test_what_holds_for_any_invoice(invoice, as_of, days):
    settings = Settings(days, Decimal(1000))
    found = courtesy(invoice, as_of, WORKDAYS, settings)
    assert (found.call_on is None) == (found.why not in (Why.TO_CALL, Why.WAITS))
    if found.call_on:
        assert WORKDAYS.is_open(found.call_on)
        assert found.call_on >= invoice.invoiced_on + timedelta(days=days)
        assert max(found.call_on, as_of) < invoice.due_on
        assert invoice.amount >= 1000
        assert not (invoice.is_paid or invoice.is_refunded or invoice.is_called)
    if found.why is Why.WAITS:
        later = courtesy(invoice, found.call_on, WORKDAYS, settings)
        assert later == Answer(Why.TO_CALL, found.call_on)


# === THE THREE QUESTIONS === #


def test_each_no_has_its_move_in_the_order_of_the_questions():
    assert moves(Answers(False, False, False)).moves == (
        Move.DISPUTE,
        Move.RESEND_INVOICE,
        Move.CALL_AGAIN,
    )
    assert moves(Answers(True, False, None)).moves == (Move.RESEND_INVOICE,)


def test_what_was_not_answered_says_nothing():
    heard = moves(Answers())
    assert heard == ((), ())
    assert not heard.is_evidence
    assert not moves(Answers(satisfied=False)).is_evidence
    assert moves(Answers(satisfied=False, passed=True)).is_evidence


def test_what_holds_for_any_answers():
    for said in product((True, False, None), repeat=3):
        heard = moves(Answers(*said))
        assert list(heard.moves) == [
            move for move, one in zip(Move, said, strict=True) if one is False
        ]
        assert list(heard.confirmed) == [
            question for question, one in zip(Question, said, strict=True) if one
        ]
