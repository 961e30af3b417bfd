"""When money will come: habits, promises, instalments, holds; how far it was off."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup_core.figures.arrears import (
    ALL,
    WEEKS,
    Instalment,
    Late,
    shares,
)
from followup_core.figures.documents.forecast import answer
from followup_core.figures.forecast import Debt, Habit, errors, forecast

AS_OF = date(2026, 3, 9)
HUNDRED = Decimal(100)


def day(offset):
    return AS_OF + timedelta(days=offset)


def weeks(debt, name="expected", late=None):
    """Return in which weeks something comes, by their place."""
    found = forecast([debt], AS_OF, late or {}).weeks
    amounts = [getattr(one, name) for one in found]
    return {place: int(amount) for place, amount in enumerate(amounts) if amount}


def test_weeks_on_both_sides():
    assert weeks(Debt(HUNDRED, day(6))) == {0: 100}
    assert weeks(Debt(HUNDRED, day(7))) == {1: 100}
    assert weeks(Debt(HUNDRED, day(90))) == {12: 100}
    beyond = forecast([Debt(HUNDRED, day(91))], AS_OF)
    assert (beyond.later, sum(one.expected for one in beyond.weeks)) == (100, 0)


def test_who_is_late_by_habit():
    habit = Habit(Decimal("9.6"), Decimal(14))
    debt = Debt(HUNDRED, day(-2), habit)
    assert weeks(debt) == {1: 100}
    assert weeks(debt, "careful") == {3: 100}
    assert weeks(debt, "due") == {0: 100}
    # Later than he usually is, and no past tells more: within a week.
    assert weeks(Debt(HUNDRED, day(-60), habit)) == {1: 100}
    early = Habit(Decimal(-5))
    assert weeks(Debt(HUNDRED, day(10), early)) == {0: 100}


def test_what_is_very_late_is_no_money_to_plan_with():
    assert weeks(Debt(HUNDRED, day(-90)), "careful") == {1: 100}
    assert weeks(Debt(HUNDRED, day(-91)), "careful") == {}
    assert weeks(Debt(HUNDRED, day(-91))) == {1: 100}


def received(*parts):
    """Return what came so many days after last quarter had begun."""
    return tuple(Instalment(day(-91 + after), Decimal(one)) for after, one in parts)


def test_how_late_debts_came_in_last_quarter():
    past = [
        # Late by 30 days when the quarter began, and by 31.
        Late(day(-91 - 30), HUNDRED, received((0, 10), (6, 5), (7, 20), (90, 1))),
        Late(day(-91 - 30), HUNDRED),
        Late(day(-91 - 31), HUNDRED),
        # Not late then; and paid since the quarter was over.
        Late(day(-91), HUNDRED, received((3, 100))),
        Late(day(-91 - 91), HUNDRED, received((91, 50))),
    ]
    found = shares(past, AS_OF)
    assert set(found) == {"d1_30", "d31_60", "d90_plus", ALL}
    first = [Decimal(one) for one in ("0.075", "0.1")]
    assert list(found["d1_30"]) == [*first, *[0] * 10, Decimal("0.005")]
    assert not any(found["d31_60"])
    assert not any(found["d90_plus"])
    assert found[ALL][0] == Decimal("0.0375")
    # What was paid of others says that the payments are in the books.
    assert not any(shares(past[1:], AS_OF)[ALL])
    # Where nothing came at all, they are not.
    assert shares(past[1:3], AS_OF) == {}


def test_who_is_later_than_usual_comes_as_others_of_his_age_did():
    late = {"d1_30": (Decimal("0.5"), *[Decimal(0)] * 11, Decimal("0.2"))}
    habit = Habit(Decimal(5), Decimal(7))
    debt = Debt(HUNDRED, day(-6), habit)
    assert weeks(debt, late=late) == {0: 50, 12: 20}
    assert forecast([debt], AS_OF, late).later == 30
    # By as much later as his delays spread; what is after the weeks is no more.
    assert weeks(debt, "careful", late) == {1: 50}
    # His usual day is today.
    assert weeks(debt._replace(due_on=day(-5)), late=late) == {0: 100}
    assert weeks(debt._replace(due_on=day(-31)), late=late) == {1: 100}
    every = {**late, ALL: (Decimal("0.1"), *[Decimal(0)] * 12)}
    assert weeks(debt._replace(due_on=day(-31)), late=every) == {0: 10}
    assert weeks(debt._replace(amount=-HUNDRED), late=late) == {1: -100}


def test_a_weak_word_of_who_is_late_is_no_sooner_than_his_age():
    late = {"d1_30": (Decimal("0.5"), *[Decimal(0)] * 11, Decimal("0.2"))}
    habit = Habit(Decimal(5), is_sure=False)
    debt = Debt(HUNDRED, day(-6), habit, promised_on=day(8))
    assert weeks(debt, late=late) == {1: 100}
    assert weeks(debt, "careful", late) == {1: 50, 12: 20}
    none = {"d1_30": (Decimal(0),) * WEEKS}
    assert weeks(debt, "careful", none) == {}


def test_of_whom_a_week_consists():
    both = (("a", Decimal(40)), ("b", Decimal(60)))
    debts = [
        Debt(HUNDRED, day(0), customers=both),
        Debt(-Decimal(30), day(1), customers=(("a", -Decimal(30)),)),
        Debt(HUNDRED, day(7), customers=(("b", HUNDRED),)),
    ]
    first, second, *_ = forecast(debts, AS_OF).customers
    assert {who: one.expected for who, one in first.items()} == {"a": 10, "b": 60}
    assert set(second) == {"b"}
    late = {"d1_30": (Decimal("0.25"), *[Decimal(0)] * 12)}
    first, *_ = forecast(
        [Debt(HUNDRED, day(-1), customers=both)], AS_OF, late
    ).customers
    assert {who: one.expected for who, one in first.items()} == {"a": 10, "b": 15}


def test_a_promise_goes_before_the_habit():
    habit = Habit(Decimal(30), Decimal(7))
    debt = Debt(HUNDRED, day(-5), habit, promised_on=day(3))
    assert (weeks(debt), weeks(debt, "careful")) == ({0: 100}, {1: 100})
    # Whose word is worth little is planned by his habit.
    unsure = debt._replace(habit=habit._replace(is_sure=False))
    assert (weeks(unsure), weeks(unsure, "careful")) == ({0: 100}, {4: 100})
    # A day that has passed promises nothing.
    assert weeks(debt._replace(promised_on=day(-1))) == {3: 100}


def test_instalments_come_on_their_days():
    parts = (Instalment(day(-3), Decimal(40)), Instalment(day(28), Decimal(60)))
    debt = Debt(HUNDRED, day(-200), instalments=parts)
    assert weeks(debt) == weeks(debt, "careful") == {0: 40, 4: 60}
    assert weeks(debt, "due") == {0: 40, 4: 60}
    late = (parts[0]._replace(on=day(-91)), parts[1])
    assert weeks(debt._replace(instalments=late), "careful") == {4: 60}
    late = (parts[0]._replace(on=day(-90)), parts[1])
    assert weeks(debt._replace(instalments=late), "careful") == {0: 40, 4: 60}


def test_what_is_held_is_told_apart():
    found = forecast([Debt(HUNDRED, day(3), is_held=True)], AS_OF)
    assert (found.held, found.later) == (100, 0)
    assert not any(one.expected or one.careful or one.due for one in found.weeks)


HABITS = st.builds(
    Habit, st.integers(-30, 90).map(Decimal), st.integers(0, 60).map(Decimal)
)
DEBTS = st.builds(
    Debt,
    st.integers(1, 10_000).map(Decimal),
    st.integers(-300, 200).map(day),
    HABITS,
    st.none() | st.integers(-30, 120).map(day),
    instalments=st.just(()),
    is_held=st.booleans(),
    customers=st.just(()),
).map(lambda debt: debt._replace(customers=(("a", debt.amount),)))


PAST = st.lists(
    st.builds(
        lambda late, after, part: Late(
            day(-91 - late), HUNDRED, received((after, part))
        ),
        st.integers(1, 200),
        st.integers(0, 90),
        st.integers(0, 100),
    )
)


@given(st.lists(DEBTS), PAST)
def test_every_cent_is_somewhere_and_careful_is_never_more(debts, past):
    found = forecast(debts, AS_OF, shares(past, AS_OF))
    total = sum(one.amount for one in debts)
    expected = [one.expected for one in found.weeks]
    assert sum(expected) + found.later + found.held == total
    assert len(found.weeks) == WEEKS
    for n in range(WEEKS):
        soon = sum(one.careful for one in found.weeks[: n + 1])
        assert soon <= sum(expected[: n + 1])
        own = found.customers[n].values()
        assert sum(one.expected for one in own) == expected[n]


def test_a_credit_is_taken_off_no_later_where_one_is_careful():
    habit = Habit(Decimal(0), Decimal(21))
    found = forecast([Debt(-HUNDRED, day(3), habit)], AS_OF).weeks
    assert (found[0].expected, found[0].careful) == (-100, -100)


def test_how_far_it_was_off():
    found = forecast([Debt(HUNDRED, day(0)), Debt(HUNDRED, day(7))], AS_OF).weeks
    perfect = errors(found, {day(0): HUNDRED, day(7): HUNDRED})
    assert perfect.expected == perfect.due == 0
    assert errors(found, {}).expected is None
    late = errors(found, {day(14): 2 * HUNDRED})
    assert late.expected == 2


def test_the_document():
    request = {
        "as_of": "2026-03-09",
        "currency": "EUR",
        "debts": [
            {"amount": "100.00", "due_on": "2026-03-02", "habit": {"delay": "14"}},
            {"amount": "50.00", "due_on": "2027-01-01"},
        ],
        "received": [{"on": "2026-03-16", "amount": "80.00"}],
    }
    found = answer(request)
    assert found["weeks"][1] == {
        "first": "2026-03-16",
        "expected": "100.00",
        "careful": "100.00",
        "due": "0.00",
    }
    assert (found["later"], found["held"]) == ("50.00", "0.00")
    assert found["errors"] == {"expected": "0.25", "careful": "0.25", "due": "2.25"}
    assert "customers" not in found["weeks"][0]
    request.pop("received")
    assert "errors" not in answer(request)
    part = {"on": "2026-03-16", "amount": "99.99"}
    request["debts"][0]["instalments"] = [part]
    assert answer(request)["path"] == "debts[0].instalments"
    request["debts"][0]["habit"]["spread"] = "-1"
    assert answer(request)["path"] == "debts[0].habit.spread"


def test_the_document_of_late_debts_and_customers():
    part = {"on": "2025-12-10", "amount": "25.00"}
    request = {
        "as_of": "2026-03-09",
        "currency": "EUR",
        "debts": [{"amount": "200.00", "due_on": "2026-03-02", "customer": "a"}],
        "past": [{"due_on": "2025-12-01", "amount": "100.00", "received": [part]}],
    }
    found = answer(request)
    coming = {"expected": "50.00", "careful": "50.00", "due": "200.00"}
    assert found["weeks"][0] == {
        "first": "2026-03-09",
        **coming,
        "customers": {"a": coming},
    }
    assert (found["weeks"][1]["customers"], found["later"]) == ({}, "150.00")
    part["amount"] = "100.01"
    assert answer(request)["path"] == "past[0].received"


def test_the_document_s_week_is_the_sum_of_its_customers():
    part = {"on": "2025-12-10", "amount": "33.50"}
    request = {
        "as_of": "2026-03-09",
        "currency": "EUR",
        "debts": [
            {"amount": "1.00", "due_on": "2026-03-02", "customer": who} for who in "abc"
        ],
        "past": [{"due_on": "2025-12-01", "amount": "100.00", "received": [part]}],
    }
    week = answer(request)["weeks"][0]
    assert {one["expected"] for one in week["customers"].values()} == {"0.34"}
    assert week["expected"] == "1.02"
    request["debts"][1].pop("customer")
    assert answer(request)["path"] == "debts[1].customer"
