"""The Netherlands: both sides of each boundary of their law."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.law import nl
from followup_core.law.case import InterestClause, NoticeChannel

from ..claim_world import (
    BUSINESS,
    CONSUMER,
    PUBLIC,
    accepted,
    codes,
    cost,
    day,
    debt,
    paid,
    rates,
    reminder,
)


def test_unpaid_dutch_interest_joins_the_base_after_a_year():
    _result, one = cost("NL", as_of="2026-02-01", debts=[debt("10000.00")])
    last = one.segments[-1]
    assert (last.start, last.days) == (day("2026-02-01"), 1)
    assert last.base > Decimal("10000.00")
    before = sum(segment.amount for segment in one.segments[:-1])
    assert last.base == Decimal("10000.00") + before


def test_interest_that_was_paid_does_not_join_the_base():
    _result, one = cost(
        "NL",
        as_of="2026-02-01",
        debts=[debt("10000.00")],
        payments=(paid("2026-01-31", "2000.00"),),
    )
    assert one.segments[-1].base == one.principal_open


def test_a_dutch_year_that_starts_on_a_leap_day_ends_with_february():
    _result, one = cost(
        "NL", as_of="2025-03-01", debts=[debt("10000.00", "2024-02-28")]
    )
    assert one.segments[-1].start == day("2025-03-01")


@pytest.mark.parametrize(
    ("as_of", "accrued"), [("2025-10-16", "0.00"), ("2025-10-17", "40.00")]
)
def test_dutch_costs_wait_for_the_seventeenth(as_of, accrued):
    letter = reminder("2025-10-01", NoticeChannel.POST, got="2025-10-02")
    debts = [debt("100.00", "2025-08-31")]
    result, one = cost("NL", CONSUMER, as_of, debts, notices=(letter,))
    assert result.claimable_from == day("2025-10-17")
    assert one.compensation_accrued == Decimal(accrued)


def test_a_dutch_letter_that_was_not_received_starts_no_period():
    letter = reminder("2025-10-01", NoticeChannel.POST)
    result, one = cost("NL", CONSUMER, "2025-12-31", notices=(letter,))
    assert "receipt_unknown" in codes(result)
    assert (one.compensation_accrued, one.interest_accrued > 0) == (0, True)


def test_vat_on_dutch_costs_only_where_it_cannot_be_deducted():
    debts = [debt("1000.00")]
    plain = {"debts": debts, "vat_percent": Decimal(21)}
    assert cost("NL", **plain)[1].compensation_accrued == 150
    _result, one = cost("NL", recovers_vat=False, **plain)
    assert one.compensation_accrued == Decimal("181.50")


def test_a_dutch_consumer_rate_is_not_held_for_longer_than_it_is_known():
    with pytest.raises(LookupError, match="nl_wettelijke_rente"):
        cost("NL", CONSUMER, "2027-01-01")


def test_dutch_costs_are_one_sum_whatever_the_due_dates():
    debts = [debt("100.00", f"2026-05-{n:02}", f"INV/{n}") for n in range(1, 10)]
    result, _one = cost("NL", as_of="2026-06-30", debts=debts)
    assert sum(one.compensation_accrued for one in result.debts) == Decimal("135.00")
    small = [debt("100.00", "2026-05-01", "A"), debt("100.00", "2026-05-15", "B")]
    result, _one = cost("NL", as_of="2026-06-30", debts=small)
    assert sum(one.compensation_accrued for one in result.debts) == 40


@pytest.mark.parametrize(
    ("principal", "owed"),
    [
        ("0.00", "0.00"),
        ("0.01", "40.00"),
        ("266.66", "40.00"),
        ("266.80", "40.02"),
        ("2500.00", "375.00"),
        ("2500.10", "375.01"),
        ("5000.00", "625.00"),
        ("5000.20", "625.01"),
        ("10000.00", "875.00"),
        ("10001.00", "875.01"),
        ("200000.00", "2775.00"),
        ("200002.00", "2775.01"),
        ("999998.00", "6774.99"),
        ("1000000.00", "6775.00"),
        ("1000002.00", "6775.00"),
    ],
)
def test_each_part_of_the_dutch_scale_has_its_share(principal, owed):
    assert nl.collection_cost(Decimal(principal), Decimal("0.01")) == Decimal(owed)


@pytest.mark.parametrize(
    ("sent", "last"),
    [
        ("2025-10-01", "2025-10-17"),  # a Wednesday: on Friday
        ("2025-10-02", "2025-10-20"),  # a Thursday: on Saturday, to a Saturday
        ("2025-10-03", "2025-10-21"),  # a Friday: on Tuesday
        ("2025-10-04", "2025-10-22"),  # a Saturday: not on Sunday or Monday
        ("2025-10-05", "2025-10-22"),
        ("2025-10-06", "2025-10-22"),
        ("2025-12-24", "2026-01-13"),  # Christmas and the day after
    ],
)
def test_a_dutch_letter_by_post_arrives_when_letters_are_brought(sent, last):
    letter = reminder(sent, NoticeChannel.POST)
    assert nl.last_day_without_cost(letter) == day(last)


@pytest.mark.parametrize(
    ("got", "as_of", "costs"),
    [
        ("2026-01-02", "2026-01-16", 0),  # a Friday
        ("2026-01-02", "2026-01-17", 150),
        ("2026-01-03", "2026-01-19", 0),  # to a Saturday: the Monday is in time
        ("2026-01-03", "2026-01-20", 150),
        ("2026-03-20", "2026-04-07", 0),  # to Good Friday: to Tuesday after Easter
        ("2026-03-20", "2026-04-08", 150),
    ],
)
def test_the_fourteen_days_end_on_a_working_day(got, as_of, costs):
    """Algemene termijnenwet, art. 1."""
    letter = reminder("2026-01-01", NoticeChannel.POST, got=got)
    late = [debt("1000.00", "2025-12-31")]
    asked = {"debts": late, "as_of": as_of, "notices": (letter,)}
    assert cost("NL", CONSUMER, **asked)[1].compensation_accrued == costs


def test_the_first_dutch_letter_that_arrived_counts():
    unknown = reminder("2025-09-10", NoticeChannel.POST)
    first = reminder("2025-10-01", NoticeChannel.POST, got="2025-10-02")
    second = reminder("2025-10-10")
    debts = [debt("100.00", "2025-08-31")]
    letters = (second, unknown, first)
    result, _one = cost("NL", CONSUMER, "2025-12-31", debts, notices=letters)
    assert (result.claimable_from, codes(result)) == (day("2025-10-17"), [])


def test_a_dutch_consumer_without_letter_owes_interest_only():
    result, one = cost("NL", CONSUMER, as_of="2025-02-01")
    assert codes(result) == ["free_reminder_missing"]
    assert (one.segments[0].start, one.compensation_accrued) == (day("2025-02-01"), 0)


def test_the_king_s_day_of_a_sunday_is_on_the_saturday():
    assert date(2025, 4, 26) in nl.holidays(2025)
    assert date(2026, 4, 26) not in nl.holidays(2026)
    assert date(2026, 4, 27) in nl.holidays(2026)


def test_a_single_euro_owes_the_least_sum():
    assert cost("NL", debts=[debt("1.00")])[1].compensation_accrued == 40
    assert cost("NL", debts=[debt("0.01")])[1].compensation_accrued == 40


@pytest.mark.parametrize("debtor", [BUSINESS, CONSUMER, PUBLIC])
def test_vat_is_added_for_each_kind_of_debtor(debtor):
    more = {"recovers_vat": False, "vat_percent": Decimal(21)}
    letter = (reminder("2025-02-03"),)
    _result, one = cost("NL", debtor, notices=letter, **more)
    assert one.compensation_accrued == Decimal("181.50")


@pytest.mark.parametrize("percent", ["5", "12"])
def test_a_public_body_owes_the_rate_of_the_law_whatever_it_agreed(percent):
    agreed = accepted(interest=InterestClause(Decimal(percent)))
    result, one = cost("NL", PUBLIC, terms=agreed)
    assert codes(result) == ["clause_void"]
    assert rates(one) == rates(cost("NL", PUBLIC)[1]) != [percent]
    result, one = cost("NL", BUSINESS, terms=agreed)
    assert (codes(result), rates(one)) == ([], [percent])
