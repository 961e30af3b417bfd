"""Each country: both sides of each boundary of its law."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core import law
from followup_core.law import be, nl
from followup_core.law.case import (
    CreditorKind,
    InterestClause,
    Notice,
    NoticeChannel,
    NoticeKind,
    PenaltyClause,
    Terms,
)

from ..claim_world import (
    BUSINESS,
    CONSUMER,
    PUBLIC,
    accepted,
    ask,
    codes,
    cost,
    day,
    debt,
    paid,
    reminder,
)

CENT = Decimal("0.01")
CAP = PenaltyClause()
FIRST = reminder("2025-02-03")


def rates(one):
    return [str(segment.percent) for segment in one.segments]


# === EVERY COUNTRY === #


@pytest.mark.parametrize("code", ["AT", "BE", "CH", "DE", "ES", "FR", "GB", "IT"])
def test_each_statute_names_its_article_its_source_and_its_country(code):
    for statute in law.of_jurisdiction(code):
        assert statute.jurisdiction == code
        assert statute.article
        assert statute.source
        assert statute.lump is None or statute.lump.article


def test_a_member_state_without_a_file_gets_the_directive():
    _result, one = cost("PT")
    assert (one.compensation_accrued, rates(one)) == (Decimal(40), ["11.15"])
    result, one = cost("PT", CONSUMER)
    assert codes(result) == ["no_statute"]


@pytest.mark.parametrize("code", ["XX", "US", "NO", "ZZ"])
def test_an_unknown_law_charges_nothing_and_says_so(code):
    result, one = cost(code, payments=(paid("2025-02-10", "400.00"),))
    assert codes(result) == ["no_statute"]
    assert (one.interest_accrued, one.compensation_accrued) == (0, 0)
    assert one.due == Decimal("600.00")


def test_a_private_person_is_not_protected_by_the_laws_on_late_payment():
    result, _one = cost("BE", creditor=CreditorKind.INDIVIDUAL)
    assert codes(result) == ["no_statute"]


def test_nothing_is_due_on_the_last_day_to_pay_and_something_the_day_after():
    assert cost(as_of="2025-01-31")[1].due == Decimal("1000.00")
    _result, one = cost(as_of="2025-02-01")
    assert (one.interest_accrued, one.compensation_accrued) == (
        Decimal("0.32"),
        Decimal(40),
    )


def test_what_was_paid_on_the_last_day_was_never_late():
    _result, one = cost(payments=(paid("2025-01-31", "1000.00"),))
    assert one.due == 0
    _result, one = cost(payments=(paid("2025-02-01", "1000.00"),))
    assert one.compensation_accrued == 40


def test_a_sum_in_euro_is_not_charged_in_another_currency():
    result, one = cost(currency="USD")
    assert codes(result) == ["other_currency"]
    assert (one.compensation_accrued, one.interest_accrued > 0) == (0, True)


# === BELGIUM === #


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


# === FRANCE === #


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


# === THE NETHERLANDS === #


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


# === THE OTHERS === #


def test_a_german_weekend_moves_the_day_to_pay():
    _result, one = cost("DE", debts=[debt(due="2025-02-01")])
    assert one.due_on == day("2025-02-03")
    _result, one = cost("DE", debts=[debt(due="2025-10-03")], as_of="2025-12-31")
    assert one.due_on == day("2025-10-06")


@pytest.mark.parametrize(
    ("concluded", "rate", "lump"),
    [("2014-07-28", "10.27", 0), ("2014-07-29", "11.27", 40)],
)
def test_the_day_of_a_german_contract_decides_on_the_points(concluded, rate, lump):
    terms = Terms(concluded_on=day(concluded))
    _result, one = cost("DE", terms=terms)
    assert (rates(one), one.compensation_accrued) == ([rate], lump)


@pytest.mark.parametrize(
    ("concluded", "rate", "lump"),
    [("2013-03-15", "10.53", 0), ("2013-03-16", "11.73", 40)],
)
def test_the_day_of_an_austrian_contract_decides_on_the_points(concluded, rate, lump):
    terms = Terms(concluded_on=day(concluded))
    _result, one = cost("AT", terms=terms)
    assert (rates(one), one.compensation_accrued) == ([rate], lump)


def test_consumers_in_germany_and_austria():
    assert rates(cost("DE", CONSUMER)[1]) == ["7.27"]
    assert cost("DE", CONSUMER)[1].compensation_accrued == 0
    assert rates(cost("AT", CONSUMER)[1]) == ["4"]


def test_the_british_rate_is_locked_and_the_sum_goes_by_size():
    more = {"currency": "GBP", "as_of": "2025-08-31"}
    _result, one = cost("GB", debts=[debt("999.99", "2025-05-31")], **more)
    assert (rates(one), one.compensation_accrued) == (["12.75"], 40)
    _result, one = cost("GB", debts=[debt("9999.99", "2025-05-31")], **more)
    assert one.compensation_accrued == 70


def test_luxembourg_consumers_owe_from_the_fourth_month_where_it_was_announced():
    bought = debt(due="2024-02-29", received_on=day("2024-01-15"))
    more = {"as_of": "2024-06-30", "debts": [bought]}
    assert codes(cost("LU", CONSUMER, **more)[0]) == ["clause_missing"]
    terms = accepted(interest=InterestClause())
    _result, one = cost("LU", CONSUMER, terms=terms, **more)
    assert (one.segments[0].start, rates(one)) == (day("2024-05-01"), ["4.50"])


def test_swiss_months_have_thirty_days():
    _result, one = cost("CH", currency="CHF", debts=[debt("36000.00", "2025-01-31")])
    assert (one.segments[0].days, one.interest_accrued) == (90, Decimal("450.00"))


def test_nothing_is_guessed_for_a_half_year_to_come():
    request = ask(as_of="2027-01-01")
    assert request.as_of == date(2027, 1, 1)
    with pytest.raises(
        LookupError, match="be_b2b has no published rate for 2027-01-01"
    ):
        cost(as_of="2027-01-01")
    assert cost(as_of="2026-12-31")[1].interest_accrued > 0


def test_a_dutch_consumer_rate_is_not_held_for_longer_than_it_is_known():
    with pytest.raises(LookupError, match="nl_wettelijke_rente"):
        cost("NL", CONSUMER, "2027-01-01")


def test_only_businesses_and_public_bodies_in_spain_and_italy():
    for code in ("ES", "IT"):
        assert codes(cost(code, CONSUMER)[0]) == ["no_statute"]
        assert cost(code, BUSINESS)[1].compensation_accrued == 40


# === WHAT A SCEPTIC FOUND === #


def test_dutch_costs_are_one_sum_whatever_the_due_dates():
    debts = [debt("100.00", f"2026-05-{n:02}", f"INV/{n}") for n in range(1, 10)]
    result, _one = cost("NL", as_of="2026-06-30", debts=debts)
    assert sum(one.compensation_accrued for one in result.debts) == Decimal("135.00")
    small = [debt("100.00", "2026-05-01", "A"), debt("100.00", "2026-05-15", "B")]
    result, _one = cost("NL", as_of="2026-06-30", debts=small)
    assert sum(one.compensation_accrued for one in result.debts) == 40


def test_a_consumer_rate_follows_the_cap_down_and_never_costs_less_a_day_later():
    more = {
        "debtor": CONSUMER,
        "debts": [debt("10000.00")],
        "terms": accepted(interest=InterestClause(Decimal("11.50")), penalty=CAP),
        "notices": (reminder("2025-02-10"),),
    }
    before = cost(as_of="2025-06-30", **more)[1]
    _result, after = cost(as_of="2025-07-01", **more)
    assert rates(after) == ["11.50", "10.50"]
    assert after.interest_accrued > before.interest_accrued
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


def test_a_clause_that_is_not_used_is_said():
    ten = accepted(penalty=PenaltyClause(Decimal(10)))
    result, one = cost(debtor=PUBLIC, terms=ten)
    assert (codes(result), one.compensation_accrued) == (["clause_void"], 40)
    assert codes(cost("NL", terms=ten)[0]) == ["clause_unused"]


def test_a_letter_counts_for_the_debts_that_it_listed():
    letter = Notice(
        NoticeKind.REMINDER,
        NoticeChannel.ELECTRONIC,
        day("2025-02-03"),
        refs=frozenset({"A"}),
    )
    debts = [debt(ref="A"), debt(ref="B")]
    more = {"debts": debts, "notices": (letter,), "terms": accepted(penalty=CAP)}
    result, one = cost(debtor=CONSUMER, **more)
    assert (one.compensation_accrued, result.debts[1].compensation_accrued) == (90, 0)
    assert [found.ref for found in result.findings] == ["B"]


def test_the_rate_that_is_missing_is_the_one_in_use():
    notice = reminder("2026-11-10", kind=NoticeKind.FORMAL_NOTICE)
    debts = [debt(due="2026-10-31")]
    with pytest.raises(LookupError, match="fr_legal_professionnels"):
        cost("FR", CONSUMER, "2027-01-05", debts, notices=(notice,))
