"""Money that came in: the day on which it counts, and what it pays first."""

from decimal import Decimal

import pytest

from followup_core.claims.account import days_of_months
from followup_core.law.case import Allocation, InterestClause

from ..claim_world import accepted, cost, day, debt, paid

# Ten percent of 3,650 are a euro a day.
EURO_A_DAY = "3650.00"
TEN_PERCENT = accepted(interest=InterestClause(Decimal(10)))
PRINCIPAL_FIRST = {"allocation": Allocation.PRINCIPAL_FIRST}


def late(ref="INV/1", principal=EURO_A_DAY, due="2025-01-31"):
    return debt(principal, due, ref)


def belgian(*debts, payments=(), as_of="2025-04-30", **more):
    """Return the claim on debts that bear ten percent, and its debts."""
    found = {"debts": debts, "payments": payments, "as_of": as_of, **more}
    result, _first = cost("BE", terms=TEN_PERCENT, **found)
    return result, *result.debts


# === THE DAY === #


@pytest.mark.parametrize(
    ("paid_on", "still_open"),
    [("2025-04-29", "2650.00"), ("2025-04-30", "2650.00"), ("2025-05-01", EURO_A_DAY)],
)
def test_money_of_the_day_of_the_claim_counts_and_later_money_does_not(
    paid_on, still_open
):
    money = (paid(paid_on, "1000.00"),)
    _result, one = belgian(late(), payments=money, **PRINCIPAL_FIRST)
    assert one.principal_open == Decimal(still_open)


def test_all_that_is_owed_may_be_paid_on_the_day_of_the_claim():
    everything = "3779.00"  # eighty-nine days, forty euro
    result, one = belgian(late(), payments=(paid("2025-04-30", everything),))
    assert (one.due, result.unallocated) == (0, 0)
    result, one = belgian(late(), payments=(paid("2025-04-30", "3779.01"),))
    assert (one.due, result.unallocated) == (0, Decimal("0.01"))


def test_the_day_of_payment_bears_interest_and_the_day_after_does_not():
    money = (paid("2025-02-10", EURO_A_DAY),)
    _result, one = belgian(late(), payments=money, **PRINCIPAL_FIRST)
    assert (one.principal_open, one.interest_accrued) == (0, 10)
    assert [(part.start, part.end) for part in one.segments] == [
        (day("2025-02-01"), day("2025-02-11"))
    ]


@pytest.mark.parametrize(
    ("paid_on", "principal"), [("2025-01-31", "3609.00"), ("2025-02-01", "3650.00")]
)
def test_the_sum_of_the_law_falls_due_before_the_money_of_its_day(paid_on, principal):
    """Forty euro, and one of interest; the day before, nothing but principal."""
    _result, one = belgian(late(), payments=(paid(paid_on, "41.00"),))
    assert one.principal_open == Decimal(principal)


def test_costs_fall_due_in_the_order_of_time_not_of_the_request():
    newer, older = late("NEW", due="2025-03-31"), late("OLD")
    money = (paid("2025-02-10", "50.00"),)
    _result, second, first = belgian(newer, older, payments=money)
    assert (first.principal_open, first.compensation_open) == (3650, 0)
    assert (second.compensation_open, first.interest_open) == (40, 79)


def test_costs_are_claimable_from_the_first_day_of_the_first_debt():
    result, *_debts = belgian(late("NEW", due="2025-03-31"), late("OLD"))
    assert result.claimable_from == day("2025-02-01")


def test_payments_count_in_the_order_of_their_days_not_of_the_request():
    early, then = paid("2025-02-10", "50.00"), paid("2025-03-12", "1030.00")
    _result, one = belgian(late(), payments=(then, early))
    _result, same = belgian(late(), payments=(early, then))
    assert one == same
    assert one.segments[0].end == day("2025-02-11")


# === WHAT IT PAYS === #


@pytest.mark.parametrize(
    ("order", "parts"),
    [
        # principal, interest, compensation that are open after 45 euro on the tenth day
        (Allocation.STATUTORY, ("3650.00", "5.00", "0.00")),
        (Allocation.COST_INTEREST_PRINCIPAL, ("3650.00", "5.00", "0.00")),
        (Allocation.INTEREST_PRINCIPAL, ("3615.00", "0.00", "40.00")),
        (Allocation.PRINCIPAL_FIRST, ("3605.00", "10.00", "40.00")),
    ],
)
def test_a_payment_pays_the_parts_in_the_order_that_was_chosen(order, parts):
    money = (paid("2025-02-10", "45.00"),)
    more = {"payments": money, "as_of": "2025-02-10", "allocation": order}
    _result, one = belgian(late(), **more)
    open_parts = (one.principal_open, one.interest_open, one.compensation_open)
    assert open_parts == tuple(map(Decimal, parts))


def test_the_order_of_the_statute_is_used_where_none_was_chosen():
    _result, one = cost(
        "PT", as_of="2025-04-30", payments=(paid("2025-03-03", "100.00"),)
    )
    assert (one.principal_open, one.compensation_open) == (900, 40)


def test_what_bears_no_interest_any_more_has_no_slice_any_more():
    money = (paid("2025-02-10", "3700.00"),)  # all of it: 3,650 + 10 + 40
    _result, one = belgian(late(), payments=money)
    assert (one.due, len(one.segments)) == (0, 1)


def test_a_single_euro_bears_interest_and_the_sum_of_the_law():
    _result, one = belgian(late(principal="1.00"))
    assert (one.interest_accrued, one.compensation_accrued) == (Decimal("0.02"), 40)


def test_a_few_cents_without_a_name_pay_too():
    result, one = belgian(late(), payments=(paid("2025-01-10", "0.50"),))
    assert (one.principal_open, result.unallocated) == (Decimal("3649.50"), 0)


# === WHOM IT PAYS === #


def test_money_without_a_name_pays_the_oldest_debt_first():
    older, newer = late("OLD", due="2025-01-15"), late("NEW")
    for debts in ((older, newer), (newer, older)):
        result, *_found = belgian(*debts, payments=(paid("2025-04-01", "1000.00"),))
        shown = {one.ref: one.principal_open for one in result.debts}
        assert shown["NEW"] == Decimal(EURO_A_DAY)
        assert shown["OLD"] < Decimal(EURO_A_DAY)


def test_money_with_a_name_pays_that_debt_and_then_the_oldest():
    older, newer = late("OLD", "100.00", "2025-01-15"), late("NEW", "100.00")
    money = (paid("2025-01-20", "150.00", "NEW"),)
    _result, first, second = belgian(older, newer, payments=money, as_of="2025-01-31")
    assert second.principal_open == 0
    # Forty of the other fifty euro went to costs, five days of interest took 14 cents.
    assert first.principal_open == Decimal("90.14")


@pytest.mark.parametrize("principal", [EURO_A_DAY, "36500.00"])
def test_costs_and_interest_of_a_paid_principal_are_still_paid_first(principal):
    """Interest is below the costs of the one debt, and far above those of the other."""
    older, newer = late("OLD", principal), late("NEW", due="2025-02-28")
    named = paid("2025-02-10", principal, "OLD")
    rest = paid("2025-03-31", "1000.00")
    more = {"payments": (named, rest), **PRINCIPAL_FIRST}
    _result, first, second = belgian(older, newer, **more)
    assert first.due == 0
    owed = first.interest_accrued + first.compensation_accrued
    assert second.principal_open == Decimal(EURO_A_DAY) - (1000 - owed)


def test_the_last_euro_of_a_debt_is_still_owed():
    money = (paid("2025-01-10", "3649.00"), paid("2025-01-20", "5.00"))
    result, one = belgian(late(), payments=money)
    assert (one.due, result.unallocated) == (0, 4)


def test_money_beyond_all_debts_is_nobodys():
    result, one = belgian(late(), payments=(paid("2025-02-10", "4000.00"),))
    assert (one.due, result.unallocated) == (0, 300)


def test_money_before_anything_fell_due_pays_principal_only():
    """Of both debts: what is left of it waits for nobody's costs."""
    debts = late("A", "100.00"), late("B", "100.00")
    money = (paid("2025-01-10", "150.00"),)
    result, first, second = belgian(*debts, payments=money)
    assert (first.principal_open, second.principal_open) == (0, 50)
    assert (first.due, result.unallocated) == (0, 0)
    assert second.segments[0].base == 50


def test_a_debt_without_law_takes_money_too():
    debts = debt("100.00", ref="A"), debt("100.00", ref="B")
    money = (paid("2025-02-10", "150.00"),)
    result, _one = cost("XX", debts=debts, payments=money)
    assert [one.due for one in result.debts] == [0, 50]
    result, _one = cost("XX", debts=debts, payments=(paid("2025-02-10", "250.00"),))
    assert result.unallocated == 50
    assert {(one.article, one.compensation_article) for one in result.debts} == {
        ("", "")
    }


# === MONTHS AND YEARS === #


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2024-12-01", "2025-01-01", 30),
        ("2024-12-15", "2026-01-15", 390),
        ("2025-01-30", "2025-01-31", 0),  # the thirty-first is the thirtieth
        ("2025-01-29", "2025-01-31", 1),
        ("2025-02-28", "2025-03-01", 3),
    ],
)
def test_each_month_has_thirty_days_and_each_year_three_hundred_and_sixty(
    start, end, days
):
    assert days_of_months(day(start), day(end)) == days


def test_a_year_of_swiss_interest_is_the_yearly_rate():
    more = {"currency": "CHF", "debts": [debt("1000.00", "2024-06-28")]}
    _result, one = cost("CH", as_of="2025-06-28", **more)
    assert one.interest_accrued == 50
    assert sum(part.days for part in one.segments) == 360


def test_dutch_interest_joins_the_base_at_the_end_of_a_year_and_not_before():
    more = {"debts": [debt("10000.00")], "as_of": "2026-06-30"}
    late_money = (paid("2025-08-15", "1000.00"),)
    _result, one = cost("NL", payments=late_money, **more)
    year_end = day("2026-02-01")
    before = {part.base for part in one.segments if part.end <= year_end}
    after = {part.base for part in one.segments if part.start >= year_end}
    assert before == {Decimal("10000.00"), one.principal_open}
    assert len(after) == 1
    unpaid = sum(part.amount for part in one.segments if part.end <= year_end)
    assert abs(after.pop() - one.principal_open - unpaid) < one.interest_accrued


def test_latvian_interest_that_was_paid_makes_room_for_more():
    """Interest that is unpaid never exceeds what is owed of the debt."""
    terms = accepted(interest=InterestClause(Decimal(100)))
    more = {"debts": [debt("1000.00", "2024-12-30")], "terms": terms}
    order = {"allocation": Allocation.INTEREST_PRINCIPAL}
    money = (paid("2025-12-30", "400.00"),)
    _result, one = cost("LV", as_of="2026-12-30", payments=money, **order, **more)
    assert (one.principal_open, one.interest_open) == (1000, 1000)
    assert one.interest_accrued == 1400


@pytest.mark.parametrize(
    ("paid_on", "claimable"),
    [("2025-01-31", None), ("2025-02-01", "2025-02-01"), ("2025-03-01", "2025-02-01")],
)
def test_nothing_is_claimable_of_what_was_paid_in_time(paid_on, claimable):
    money = (paid(paid_on, EURO_A_DAY),)
    result, _one = belgian(late(), payments=money)
    assert result.claimable_from == (claimable and day(claimable))


def test_costs_to_come_are_claimable_of_what_is_still_open():
    money = (paid("2025-01-31", EURO_A_DAY, "INV/1"),)
    debts = (late(), late("INV/2", due="2025-05-31"))
    result, _one, _two = belgian(*debts, payments=money)
    assert result.claimable_from == day("2025-06-01")
