"""Belgium, France, Luxembourg, Spain: the first day of each rule, and the day before.

The days stand in the text of each country's file.
"""

from decimal import Decimal

import pytest

from followup_core.law import be
from followup_core.law.case import (
    CreditorKind,
    InterestClause,
    NoticeChannel,
    PenaltyClause,
    Terms,
)

from ..claim_world import (
    BUSINESS,
    CONSUMER,
    PUBLIC,
    TABLE,
    accepted,
    codes,
    cost,
    day,
    debt,
    rates,
    reminder,
)

CENT = Decimal("0.01")
# Ten percent of 3,650 are a euro a day.
EURO_A_DAY = "3650.00"


# === THE FIRST DAY OF THE DELAY === #


@pytest.mark.parametrize(
    ("code", "debtor"),
    [
        *(("BE", BUSINESS), ("BE", PUBLIC), ("FR", BUSINESS), ("FR", PUBLIC)),
        *(("LU", BUSINESS), ("LU", PUBLIC), ("ES", BUSINESS), ("ES", PUBLIC)),
    ],
)
def test_interest_and_forty_euro_begin_on_the_day_after_the_due_date(code, debtor):
    for as_of, days, lump in (
        ("2025-01-30", 0, 0),
        ("2025-01-31", 0, 0),
        ("2025-02-01", 1, 40),
        ("2025-02-02", 2, 40),
    ):
        result, one = cost(code, debtor, as_of)
        assert sum(part.days for part in one.segments) == days
        assert one.compensation_accrued == lump
        assert result.claimable_from == day("2025-02-01")


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("BE", "11.50", "10.50"),
        ("FR", "13.15", "12.15"),
        ("LU", "11.15", "10.15"),
        ("ES", "11.15", "10.15"),
    ],
)
def test_a_new_rate_counts_from_the_first_of_july(code, before, after):
    more = {"debts": [debt(due="2025-06-28")]}
    assert rates(cost(code, as_of="2025-06-30", **more)[1]) == [before]
    _result, one = cost(code, as_of="2025-07-01", **more)
    assert rates(one) == [before, after]
    assert [part.days for part in one.segments] == [2, 1]
    assert one.segments[1].start == day("2025-07-01")


@pytest.mark.parametrize(
    ("starts", "used"), [("2025-06-30", "11.15"), ("2025-07-01", "10.15")]
)
def test_the_french_public_rate_is_that_of_the_day_on_which_interest_starts(
    starts, used
):
    due = day(starts).fromordinal(day(starts).toordinal() - 1).isoformat()
    _result, one = cost("FR", PUBLIC, "2025-12-31", [debt(due=due)])
    assert rates(one) == [used]


# === THE FIRST DAY OF A LAW === #


@pytest.mark.parametrize(
    ("code", "debtor", "before", "first"),
    [
        ("BE", BUSINESS, "2002-08-06", "2002-08-07"),
        ("BE", PUBLIC, "2002-08-06", "2002-08-07"),
        ("FR", PUBLIC, "2013-04-30", "2013-05-01"),
        ("LU", BUSINESS, "2013-04-14", "2013-04-15"),
        ("LU", PUBLIC, "2013-04-14", "2013-04-15"),
        ("LU", CONSUMER, "2004-04-30", "2004-05-01"),
        ("ES", BUSINESS, "2013-02-23", "2013-02-24"),
        ("ES", PUBLIC, "2013-02-23", "2013-02-24"),
    ],
)
def test_a_contract_of_the_day_before_has_no_law_here(code, debtor, before, first):
    for concluded, is_known in ((before, False), (first, True)):
        terms = Terms(concluded_on=day(concluded))
        result, one = cost(code, debtor, terms=terms)
        assert ("no_statute" not in codes(result)) is is_known
        if debtor is not CONSUMER:
            assert (one.interest_accrued > 0) is is_known


@pytest.mark.parametrize("debtor", [BUSINESS, PUBLIC])
def test_forty_euro_are_owed_under_belgian_contracts_since_march_2013(debtor):
    for invoiced, lump in (("2013-03-15", 0), ("2013-03-16", 40)):
        late = debt(due="2013-04-15", invoiced_on=day(invoiced))
        _result, one = cost("BE", debtor, "2013-05-31", [late])
        assert one.compensation_accrued == lump


@pytest.mark.parametrize(
    ("concluded", "as_of", "is_known"),
    [
        ("2023-09-01", "2023-09-30", True),
        ("2023-08-31", "2023-09-30", False),
        ("2023-08-31", "2023-11-30", False),
        ("2023-08-31", "2023-12-01", True),
    ],
)
def test_book_xix_governs_contracts_since_september_and_all_since_december(
    concluded, as_of, is_known
):
    terms = Terms(concluded_on=day(concluded), accepted_on=day(concluded))
    late = debt(due="2023-09-15")
    result, _one = cost("BE", CONSUMER, as_of, [late], terms=terms)
    assert ("no_statute" not in codes(result)) is is_known


# === BELGIUM === #


@pytest.mark.parametrize(
    ("concluded", "due_on", "found"),
    [
        ("2022-01-31", "2025-03-10", []),
        ("2022-02-01", "2025-01-31", ["term_too_long"]),
    ],
)
def test_sixty_days_are_the_most_in_contracts_since_february_2022(
    concluded, due_on, found
):
    late = debt(due="2025-03-10", received_on=day("2025-01-01"))
    terms = Terms(concluded_on=day(concluded))
    result, one = cost(debts=[late], terms=terms)
    assert (one.due_on, codes(result)) == (day(due_on), found)


@pytest.mark.parametrize("debtor", [BUSINESS, PUBLIC])
def test_sixty_days_are_the_most_of_businesses_and_of_public_bodies(debtor):
    late = debt(due="2025-03-10", received_on=day("2025-01-01"))
    assert cost(debtor=debtor, debts=[late])[1].due_on == day("2025-01-31")


def test_a_long_term_counts_from_the_contract_or_from_what_is_known_of_it():
    old = debt(due="2022-06-30", received_on=day("2022-01-31"))
    new = debt(due="2022-06-30", received_on=day("2022-02-01"))
    assert cost(debts=[old], as_of="2022-07-31")[1].due_on == day("2022-06-30")
    assert cost(debts=[new], as_of="2022-07-31")[1].due_on == day("2022-03-03")
    unknown = Terms(concluded_on=day("2024-01-01"))
    assert cost(terms=unknown)[1].due_on == day("2025-01-31")


@pytest.mark.parametrize(
    ("principal", "cap"),
    [
        ("0.00", "0.00"),
        ("0.01", "20.00"),
        ("150.00", "20.00"),
        ("150.01", "30.00"),
        ("150.10", "30.01"),
        ("500.00", "65.00"),
        ("500.01", "65.00"),
        ("500.20", "65.01"),
        ("39199.99", "1999.99"),
        ("39200.00", "2000.00"),
        ("39200.20", "2000.00"),
    ],
)
def test_the_caps_of_consumers_change_where_article_xix_4_says(principal, cap):
    assert be.consumer_cap(Decimal(principal), CENT) == Decimal(cap)


def test_the_last_day_without_cost_is_the_fourteenth():
    electronic = reminder("2026-02-02")
    assert be.last_day_without_cost(electronic) == day("2026-02-16")
    assert be.waiting_over_on(electronic) == day("2026-02-17")
    # The third working day after Monday is Thursday, the fifth of February.
    posted = reminder("2026-02-02", NoticeChannel.POST)
    assert be.last_day_without_cost(posted) == day("2026-02-18")


def test_the_first_reminder_that_is_over_counts():
    more = {
        "debtor": CONSUMER,
        "as_of": "2025-03-31",
        "terms": accepted(interest=InterestClause(), penalty=PenaltyClause()),
    }
    slow = reminder("2025-02-03", NoticeChannel.POST)  # over on 20 February
    fast = reminder("2025-02-04")  # over on 19 February
    result, one = cost(notices=(slow, fast), **more)
    assert result.claimable_from == day("2025-02-19")
    assert one.segments[0].start == day("2025-02-19")
    more["creditor"] = CreditorKind.SMALL_BUSINESS
    _result, one = cost(notices=(slow, fast), **more)
    assert one.segments[0].start == day("2025-02-05")


def test_the_belgian_holidays_of_a_year():
    expected = (
        *("2026-01-01", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25"),
        *("2026-07-21", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25"),
    )
    assert be.holidays(2026) == set(map(day, expected))


# === THE RATE BY THE KEY RATE === #


def test_the_rates_of_each_half_year_follow_the_key_rate():
    """Belgium rounds up to the half point, the others do not round."""
    for half in ("2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"):
        reference = TABLE.at(("ecb_ref_semester",), day(half)).percent
        points = {"lu_b2b": 8, "es_b2b": 8, "fr_b2b_default_ecb_plus_10": 10}
        points["fr_public_ecb_plus_8"] = 8
        for series, above in points.items():
            assert TABLE.at((series,), day(half)).percent == reference + above
        assert 0 <= TABLE.at(("be_b2b",), day(half)).percent - reference - 8 < 0.5
