"""France: both sides of each boundary of its law."""

from decimal import Decimal

from followup_core.law.case import (
    CreditorKind,
    InterestClause,
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
