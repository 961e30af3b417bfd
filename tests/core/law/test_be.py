"""Belgium: both sides of each boundary of its law."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.law import be, nl
from followup_core.law.case import (
    CreditorKind,
    InterestClause,
    NoticeChannel,
    PenaltyClause,
    Terms,
)

from ..claim_world import (
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

CENT = Decimal("0.01")
CAP = PenaltyClause()
FIRST = reminder("2025-02-03")


@pytest.mark.parametrize(
    ("received", "due_on", "found"),
    [
        ("2025-01-01", "2025-03-02", []),  # sixty days
        ("2024-12-31", "2025-01-30", ["term_too_long"]),  # sixty-one
    ],
)
def test_a_belgian_term_of_sixty_one_days_is_thirty(received, due_on, found):
    agreed = debt(due="2025-03-02", received_on=day(received))
    result, one = cost(debts=[agreed])
    assert (one.due_on, codes(result)) == (day(due_on), found)


def test_without_the_day_of_receipt_a_long_term_stands_and_is_said():
    agreed = debt(due="2025-03-31", invoiced_on=day("2025-01-01"))
    result, one = cost(debts=[agreed])
    assert (one.due_on, codes(result)) == (day("2025-03-31"), ["term_too_long"])


def test_a_belgian_contract_before_sixteen_march_2013_bears_a_point_less():
    old = Terms(concluded_on=day("2013-03-15"))
    debts = [debt(due="2014-02-28")]
    _result, one = cost(as_of="2014-03-31", debts=debts, terms=old)
    assert (rates(one), one.compensation_accrued) == (["7.50"], 0)
    new = Terms(concluded_on=day("2013-03-16"))
    _result, one = cost(as_of="2014-03-31", debts=debts, terms=new)
    assert (rates(one), one.compensation_accrued) == (["8.50"], 40)


def test_an_old_belgian_contract_changes_its_rate_in_march_2015():
    old = Terms(concluded_on=day("2013-01-01"))
    debts = [debt(due="2015-02-28")]
    _result, one = cost(as_of="2015-07-31", debts=debts, terms=old)
    assert rates(one) == ["7.50", "8.50", "8.50"]
    assert one.segments[1].start == day("2015-03-16")


def test_a_belgian_penalty_and_forty_euro_are_never_added():
    ten = accepted(penalty=PenaltyClause(Decimal(10), Decimal(50)))
    assert cost(terms=ten)[1].compensation_accrued == Decimal("100.00")
    one_percent = accepted(penalty=PenaltyClause(Decimal(1)))
    assert cost(terms=one_percent)[1].compensation_accrued == 40


def test_a_clause_without_proof_falls_back_on_the_law():
    unproven = Terms(interest=InterestClause(Decimal(12)), penalty=CAP)
    result, one = cost(terms=unproven)
    assert set(codes(result)) == {"clause_missing"}
    assert (rates(one), one.compensation_accrued) == (["11.50"], 40)


def test_what_the_law_gives_by_itself_needs_no_proof():
    unproven = Terms(interest=InterestClause(), penalty=CAP)
    result, one = cost(terms=unproven)
    assert (codes(result), one.compensation_accrued) == ([], 40)
    assert codes(cost("NL", terms=unproven)[0]) == []


def test_proof_must_be_there_before_the_invoice():
    terms = Terms(
        accepted_on=day("2025-01-02"), interest=InterestClause(Decimal("12.00"))
    )
    invoiced = debt(invoiced_on=day("2025-01-01"))
    result, _one = cost(terms=terms, debts=[invoiced])
    assert codes(result) == ["clause_missing"]
    invoiced = debt(invoiced_on=day("2025-01-02"))
    result, one = cost(terms=terms, debts=[invoiced])
    assert (codes(result), rates(one)) == ([], ["12.00"])


def test_a_public_body_bears_the_rate_of_the_law_only():
    terms = accepted(interest=InterestClause(Decimal("12.00")))
    result, one = cost(debtor=PUBLIC, terms=terms)
    assert (codes(result), rates(one)) == (["clause_void"], ["11.50"])


@pytest.mark.parametrize(
    ("as_of", "accrued"), [("2025-02-17", "0.00"), ("2025-02-18", "65.00")]
)
def test_a_belgian_consumer_owes_costs_on_the_fifteenth_day(as_of, accrued):
    result, one = cost(
        debtor=CONSUMER,
        as_of=as_of,
        debts=[debt("500.00")],
        terms=accepted(penalty=CAP),
        notices=(FIRST,),
    )
    assert result.claimable_from == day("2025-02-18")
    assert one.compensation_accrued == Decimal(accrued)


def test_a_belgian_consumer_without_reminder_owes_nothing():
    terms = accepted(penalty=CAP, interest=InterestClause())
    result, one = cost(debtor=CONSUMER, terms=terms)
    assert codes(result) == ["free_reminder_missing"]
    assert (one.due, result.claimable_from) == (Decimal("1000.00"), None)
    early = reminder("2025-01-31")
    result, one = cost(debtor=CONSUMER, terms=terms, notices=(early,))
    assert codes(result) == ["free_reminder_missing"]


def test_interest_of_a_belgian_consumer_starts_with_the_costs():
    terms = accepted(interest=InterestClause())
    _result, one = cost(debtor=CONSUMER, terms=terms, notices=(FIRST,))
    assert one.segments[0].start == day("2025-02-18")


def test_a_small_enterprise_counts_from_the_day_after_the_reminder():
    more = {
        "debtor": CONSUMER,
        "creditor": CreditorKind.SMALL_BUSINESS,
        "terms": accepted(interest=InterestClause()),
        "notices": (FIRST,),
    }
    assert cost(as_of="2025-02-17", **more)[1].interest_accrued == 0
    _result, one = cost(as_of="2025-02-18", **more)
    assert one.segments[0].start == day("2025-02-04")


def test_money_in_the_free_period_pays_the_principal_only():
    more = {
        "debtor": CONSUMER,
        "terms": accepted(penalty=CAP),
        "notices": (FIRST,),
        "debts": [debt("650.00")],
    }
    _result, one = cost(payments=(paid("2025-02-17", "500.00"),), **more)
    assert (one.principal_open, one.compensation_accrued) == (150, 20)
    _result, one = cost(payments=(paid("2025-02-18", "500.00"),), **more)
    assert one.compensation_accrued == Decimal("72.50")
    assert one.principal_open == Decimal("222.50")


@pytest.mark.parametrize(
    ("rate", "found"), [("10.50", []), ("10.51", ["rate_above_cap"])]
)
def test_a_consumer_rate_above_the_cap_is_void(rate, found):
    terms = accepted(interest=InterestClause(Decimal(rate)), penalty=CAP)
    result, one = cost(
        debtor=CONSUMER,
        as_of="2025-09-30",
        debts=[debt(due="2025-07-01")],
        terms=terms,
        notices=(reminder("2025-07-10"),),
    )
    assert codes(result) == found
    assert (one.interest_accrued > 0) == (not found)


@pytest.mark.parametrize(
    ("channel", "sent", "over"),
    [
        (NoticeChannel.ELECTRONIC, "2026-02-02", "2026-02-17"),
        (NoticeChannel.POST, "2023-09-18", "2023-10-05"),
        (NoticeChannel.REGISTERED, "2023-09-18", "2023-10-05"),
        (NoticeChannel.POST, "2026-07-17", "2026-08-06"),  # a weekend, 21 July
    ],
)
def test_the_waiting_period_counts_by_channel(channel, sent, over):
    assert be.waiting_over_on(reminder(sent, channel)) == day(over)


def test_book_xix_governs_old_contracts_from_december_2023():
    terms = Terms(
        concluded_on=day("2023-08-31"), accepted_on=day("2023-08-31"), penalty=CAP
    )
    more = {
        "debtor": CONSUMER,
        "debts": [debt("650.00", "2023-10-01")],
        "terms": terms,
        "notices": (reminder("2023-10-10"),),
    }
    assert codes(cost(as_of="2023-11-30", **more)[0]) == ["no_statute"]
    assert cost(as_of="2023-12-01", **more)[1].compensation_accrued == Decimal("72.50")


@given(st.decimals("0.00", "60000.00", places=2), st.decimals("0", "500", places=2))
def test_caps_never_decrease(principal, more):
    assert be.consumer_cap(principal + more, CENT) >= be.consumer_cap(principal, CENT)
    scale = nl.collection_cost
    assert scale(principal + more, CENT) >= scale(principal, CENT)


def test_a_consumer_rate_above_the_cap_on_any_day_is_void_as_a_whole():
    more = {
        "debtor": CONSUMER,
        "debts": [debt("10000.00")],
        "terms": accepted(interest=InterestClause(Decimal("11.50")), penalty=CAP),
        "notices": (reminder("2025-02-10"),),
    }
    result, before = cost(as_of="2025-06-30", **more)
    assert (codes(result), rates(before)) == ([], ["11.50"])
    result, after = cost(as_of="2025-07-01", **more)
    assert (codes(result), rates(after)) == (["rate_above_cap"], [])
    steep = {**more, "terms": accepted(interest=InterestClause(Decimal(50)))}
    for as_of in ("2025-02-25", "2025-02-26"):
        result, one = cost(as_of=as_of, **steep)
        assert one.interest_accrued == 0
        assert "rate_above_cap" in codes(result)


def test_what_was_paid_in_the_free_period_bears_no_interest_at_all():
    more = {
        "debtor": CONSUMER,
        "creditor": CreditorKind.SMALL_BUSINESS,
        "debts": [debt("10000.00")],
        "terms": accepted(interest=InterestClause(), penalty=CAP),
        "notices": (reminder("2025-02-10"),),
        "as_of": "2025-03-25",
    }
    result, one = cost(payments=(paid("2025-02-20", "10500.00"),), **more)
    assert (one.due, result.unallocated) == (0, 500)
    _result, one = cost(payments=(paid("2025-02-20", "9000.00"),), **more)
    assert {segment.base for segment in one.segments} == {Decimal("1000.00")}
    assert one.segments[0].start == day("2025-02-11")


def test_belgian_caps_are_in_euro_only():
    more = {"debtor": CONSUMER, "terms": accepted(penalty=CAP), "notices": (FIRST,)}
    result, one = cost(currency="GBP", **more)
    assert (one.compensation_accrued, codes(result)) == (0, ["other_currency"])
    ten = accepted(penalty=PenaltyClause(Decimal(10)))
    assert cost(currency="USD", terms=ten)[1].compensation_accrued == 100
