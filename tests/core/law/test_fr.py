"""France: both sides of each boundary of its law."""

from decimal import Decimal

import pytest

from followup_core.law.case import (
    CreditorKind,
    InterestClause,
    NoticeChannel,
    NoticeKind,
)

from ..claim_world import (
    CONSUMER,
    PUBLIC,
    accepted,
    codes,
    cost,
    day,
    debt,
    rates,
    reminder,
)


def test_a_french_rate_above_the_floor_is_used_and_below_it_lifted():
    for rate, found, used in (
        ("11.13", [], "11.13"),
        ("11.12", ["rate_below_floor"], "11.13"),
    ):
        terms = accepted(interest=InterestClause(Decimal(rate)))
        result, one = cost("FR", terms=terms)
        assert (codes(result), rates(one)) == (found, [used])


def test_a_french_public_rate_is_locked_and_a_business_rate_follows():
    more = {"as_of": "2025-08-31", "debts": [debt(due="2025-05-31")]}
    assert rates(cost("FR", PUBLIC, **more)[1]) == ["11.15"]
    assert rates(cost("FR", **more)[1]) == ["13.15", "12.15"]


def test_a_french_consumer_owes_interest_from_the_formal_notice():
    assert codes(cost("FR", CONSUMER)[0]) == ["free_reminder_missing"]
    notice = reminder("2025-02-10", kind=NoticeKind.FORMAL_NOTICE)
    result, one = cost("FR", CONSUMER, notices=(notice,))
    assert one.segments[0].start == day("2025-02-11")
    assert (one.compensation_accrued, result.claimable_from) == (0, None)
    own = {"creditor": CreditorKind.INDIVIDUAL, "notices": (notice,)}
    assert rates(cost("FR", CONSUMER, **own)[1]) == ["7.21"]
    assert rates(one) == ["3.71"]


@pytest.mark.parametrize(
    ("as_of", "days", "found"),
    [
        ("2025-02-09", 0, ["free_reminder_missing"]),
        ("2025-02-10", 0, []),
        ("2025-02-11", 1, []),
    ],
)
def test_a_french_consumer_bears_interest_from_the_day_after_the_notice(
    as_of, days, found
):
    notice = reminder("2025-02-10", kind=NoticeKind.FORMAL_NOTICE)
    result, one = cost("FR", CONSUMER, as_of, notices=(notice,))
    assert (sum(part.days for part in one.segments), codes(result)) == (days, found)


@pytest.mark.parametrize(
    ("as_of", "days", "found"),
    [
        ("2025-02-11", 0, ["free_reminder_missing"]),
        ("2025-02-12", 0, []),
        ("2025-02-13", 1, []),
    ],
)
def test_a_french_notice_by_post_counts_when_it_has_arrived(as_of, days, found):
    notice = reminder(
        "2025-02-10", NoticeChannel.REGISTERED, NoticeKind.FORMAL_NOTICE, "2025-02-12"
    )
    later = reminder("2025-03-10", kind=NoticeKind.FORMAL_NOTICE)
    result, one = cost("FR", CONSUMER, as_of, notices=(notice, later))
    assert (sum(part.days for part in one.segments), codes(result)) == (days, found)


def test_a_reminder_is_no_french_formal_notice():
    result, one = cost("FR", CONSUMER, notices=(reminder("2025-02-10"),))
    assert (codes(result), one.segments) == (["free_reminder_missing"], ())


def test_the_french_legal_rate_was_single_until_the_end_of_2014():
    notice = (reminder("2014-12-29", kind=NoticeKind.FORMAL_NOTICE),)
    late = [debt(due="2014-11-30", invoiced_on=day("2014-10-30"))]
    _result, one = cost("FR", CONSUMER, "2015-01-01", late, notices=notice)
    series = [part.series for part in one.segments]
    assert series == ["fr_legal_single", "fr_legal_professionnels"]
    assert one.segments[1].start == day("2015-01-01")


@pytest.mark.parametrize(
    ("invoiced", "due", "found"),
    [
        # Forty-five days from the end of December, and the end of their month.
        ("2024-12-02", "2025-02-14", []),
        ("2024-12-02", "2025-02-13", ["term_too_long"]),
        ("2024-12-02", "2025-01-31", []),
        ("2024-12-02", "2025-02-15", ["term_too_long"]),
        ("2024-12-20", "2025-02-28", []),
        ("2024-12-20", "2025-02-18", []),
        ("2024-12-20", "2025-02-19", ["term_too_long"]),
    ],
)
def test_french_terms_at_the_end_of_a_month_may_be_longer(invoiced, due, found):
    late = debt(due=due, invoiced_on=day(invoiced))
    result, _one = cost("FR", debts=[late], as_of="2025-06-30")
    assert codes(result) == found


def test_the_first_french_notice_that_arrived_counts():
    kind = NoticeKind.FORMAL_NOTICE
    first, second = reminder("2025-02-10", kind=kind), reminder("2025-03-10", kind=kind)
    # Sent before the day of the claim, and received after it.
    third = reminder("2025-04-28", NoticeChannel.REGISTERED, kind, "2025-05-05")
    result, one = cost("FR", CONSUMER, notices=(third, second, first))
    assert (codes(result), one.segments[0].start) == ([], day("2025-02-11"))


def test_a_french_public_purchaser_bears_the_rate_of_the_law_only():
    terms = accepted(interest=InterestClause(Decimal("12.00")))
    result, one = cost("FR", PUBLIC, terms=terms)
    assert (codes(result), rates(one)) == (["clause_void"], ["11.15"])
