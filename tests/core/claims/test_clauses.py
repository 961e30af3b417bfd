"""Rates and sums by the terms: both sides of what each law lifts, caps and voids."""

from dataclasses import replace
from decimal import Decimal

import pytest

from followup_core.claims.clause_check import check_clauses
from followup_core.claims.foresee import foresee
from followup_core.law.case import (
    FeeClause,
    InterestClause,
    NoticeChannel,
    NoticeKind,
    PenaltyClause,
    Terms,
)

from ..claim_world import (
    CONSUMER,
    PUBLIC,
    TABLE,
    accepted,
    ask,
    codes,
    cost,
    day,
    debt,
    rates,
    reminder,
)

ON = day("2026-06-30")
FIRST = reminder("2025-02-03")


def check(country, days=0, **clauses):
    """Return the findings on terms, by the words of the check."""
    found = check_clauses(country, Terms(**clauses), days, ON, TABLE)
    assert all(one.ref is None for one in found), "of all debts, not of one"
    return [(one.code, one.source) for one in found]


def interest(percent):
    return InterestClause(Decimal(percent))


def penalty(percent, minimum="0"):
    return PenaltyClause(Decimal(percent), Decimal(minimum))


# === THE CHECK OF THE TERMS === #


@pytest.mark.parametrize(
    ("country", "fine", "too_much", "code"),
    [
        ("BE", "10.50", "10.51", "rate_above_cap"),  # consumers
        ("EE", "10.15", "10.16", "rate_above_cap"),  # public bodies
        ("PL", "18.50", "18.51", "rate_above_cap"),  # twice the civil rate
        ("HU", "2.15", "2.16", "rate_above_cap"),  # debts of consumers in euro
        ("AT", "12.00", "12.01", "moderation"),  # three times four percent
        ("CH", "15.00", "15.01", "moderation"),  # three times five percent
    ],
)
def test_an_interest_clause_is_held_against_the_rate_of_the_day(
    country, fine, too_much, code
):
    assert check(country, interest=interest(fine)) == []
    assert {found for found, _ in check(country, interest=interest(too_much))} == {code}


def test_an_interest_clause_below_the_french_floor_is_said():
    floor = TABLE.at(("fr_b2b_floor_3x_legal",), ON).percent
    below = floor - Decimal("0.01")
    assert "rate_below_floor" not in dict(check("FR", interest=interest(floor)))
    assert "rate_below_floor" in dict(check("FR", interest=interest(below)))


def test_a_clause_without_figures_is_whatever_the_law_allows():
    for country in ("BE", "FR", "AT", "NL"):
        assert check(country, interest=InterestClause(), penalty=PenaltyClause()) == []


@pytest.mark.parametrize(("percent", "found"), [("49.99", []), ("50", ["moderation"])])
def test_a_penalty_of_half_the_debt_may_be_moderated(percent, found):
    terms = accepted(penalty=penalty(percent))
    assert codes(cost("DE", terms=terms)[0]) == found
    checked = [code for code, _article in check("DE", penalty=penalty(percent))]
    assert checked == [*found, "clause_unused"]  # nothing of consumers


@pytest.mark.parametrize(
    ("percent", "fee", "is_void"),
    [
        # At 150 euro, of which the law allows twenty; a little more allows thirty.
        ("3.90", "14.15", False),
        ("3.90", "14.16", True),
        # At 50,000 euro, of which the law allows two thousand.
        ("4", "0", False),
        ("4.0001", "0", True),
        ("4.00005", "0", True),
        # At fifty euro, by the minimum.
        ("1", "20.00", False),
        ("1", "20.01", True),
    ],
)
def test_penalty_and_fee_are_tried_where_the_caps_are_lowest(percent, fee, is_void):
    clauses = {"penalty": penalty(percent, "0")}
    if fee != "0":
        clauses["fee"] = FeeClause(Decimal(fee), 15)
    if percent == "1":
        clauses = {"penalty": penalty("1", fee)}
    assert ("clause_void" in dict(check("BE", **clauses))) is is_void


def test_a_country_without_law_of_consumers_is_checked_for_public_bodies():
    assert check("GB", days=30) == []
    assert [code for code, _article in check("GB", days=31)] == ["term_too_long"]


def test_no_term_is_agreed_where_none_is_said():
    assert check("FR", days=0) == []
    assert [code for code, _article in check("FR", days=30)] == []
    assert "term_too_long" in dict(check("FR", days=31))


# === RATES === #


@pytest.mark.parametrize("debtor", [CONSUMER, PUBLIC])
def test_a_rate_at_the_cap_follows_the_cap_down_and_not_up(debtor):
    """10.15 in spring and 10.40 from July 2026, and an agreed rate between them."""
    more = {"debts": [debt("36500.00", "2026-06-24")], "as_of": "2026-07-04"}
    terms = accepted(interest=interest("10.30"))
    result, one = cost("EE", debtor, terms=terms, **more)
    assert (codes(result), rates(one)) == (["rate_above_cap"], ["10.15", "10.30"])
    # 24 June is closed: late from the twenty-sixth.
    assert [part.days for part in one.segments] == [5, 4]
    terms = accepted(interest=interest("10.15"))
    result, one = cost("EE", debtor, terms=terms, **more)
    assert (codes(result), rates(one)) == ([], ["10.15", "10.15"])
    assert {part.series for part in one.segments} == {"clause"}


def test_a_slice_by_a_clause_names_the_clause_and_one_by_law_its_series():
    _result, one = cost(terms=accepted(interest=interest("12.00")))
    assert {part.series for part in one.segments} == {"clause"}
    _result, one = cost("AT", CONSUMER)
    assert {part.series for part in one.segments} == {one.article}
    assert {part.source[:14] for part in one.segments} == {"ris.bka.gv.at;"}


def test_a_floor_lifts_the_days_that_need_it_and_no_others():
    """The French floor fell in 2025 and 2026: an agreed rate between two of them."""
    floors = TABLE.slices(("fr_b2b_floor_3x_legal",), day("2025-02-01"), ON)
    agreed = min(one.percent for one in floors) + Decimal("0.01")
    result, one = cost(
        "FR", as_of="2026-06-29", terms=accepted(interest=InterestClause(agreed))
    )
    assert codes(result) == ["rate_below_floor"]
    expected = [max(agreed, one.percent) for one in floors]
    assert [part.percent for part in one.segments] == expected
    assert agreed in expected
    shown = [(part.start, part.end) for part in one.segments]
    assert shown == [(floor.start, floor.end) for floor in floors]


def test_a_rate_at_the_floor_is_that_of_the_clause():
    """Of spring 2025; from July the floor is lower."""
    agreed = accepted(interest=interest("11.13"))
    _result, one = cost("FR", as_of="2025-07-31", terms=agreed)
    assert [(part.series, part.days) for part in one.segments] == [
        ("clause", 150),
        ("clause", 31),
    ]


@pytest.mark.parametrize(
    ("as_of", "found"), [("2026-06-30", []), ("2026-07-01", ["rate_unclear"])]
)
def test_a_law_read_in_two_ways_is_said_from_the_day_on_which_they_differ(as_of, found):
    late = [debt("36500.00", "2026-06-24")]
    assert codes(cost("CY", debts=late, as_of=as_of)[0]) == found


@pytest.mark.parametrize(
    ("as_of", "found"), [("2025-01-31", []), ("2025-02-01", ["moderation"])]
)
def test_a_clause_is_judged_from_the_first_day_late_on(as_of, found):
    result, _one = cost(terms=accepted(interest=interest("40.00")), as_of=as_of)
    assert codes(result) == found


# === SUMS === #


@pytest.mark.parametrize(
    ("clause", "owed"),
    [
        (penalty("1", "50.00"), "50.00"),
        (penalty("10", "50.00"), "100.00"),
        (penalty("4"), "40.00"),
        (penalty("4.01"), "40.10"),
        (penalty("4.0005"), "40.01"),  # half a cent is rounded up
    ],
)
def test_a_penalty_is_a_share_of_the_debt_and_a_least_sum(clause, owed):
    assert cost(terms=accepted(penalty=clause))[1].compensation_accrued == Decimal(owed)


def test_a_fee_beside_a_penalty_without_figures_is_the_cap():
    terms = accepted(penalty=PenaltyClause(), fee=FeeClause(Decimal("10.00"), 15))
    more = {"debts": [debt("500.00")], "notices": (FIRST,), "terms": terms}
    result, one = cost("BE", CONSUMER, **more)
    assert (codes(result), one.compensation_accrued) == ([], 65)


def test_a_consumer_owes_by_a_penalty_what_it_says():
    terms = accepted(penalty=penalty("10"))
    more = {"debts": [debt("500.00")], "notices": (FIRST,), "terms": terms}
    assert cost("BE", CONSUMER, **more)[1].compensation_accrued == 50


def test_vat_is_added_to_the_sum_and_rounded():
    more = {"debts": [debt("333.33")], "vat_percent": Decimal(21)}
    _result, one = cost("NL", recovers_vat=False, **more)
    assert one.compensation_accrued == Decimal("60.50")  # 50.00 and 10.50


@pytest.mark.parametrize(
    ("as_of", "found"), [("2025-01-31", []), ("2025-02-01", ["clause_unused"])]
)
def test_a_sum_that_no_law_knows_is_said_from_the_first_day_late_on(as_of, found):
    terms = accepted(penalty=penalty("10"))
    assert codes(cost("CH", currency="CHF", terms=terms, as_of=as_of)[0]) == found


def test_a_french_consumer_hears_of_an_unused_sum_once_he_owes_interest():
    terms = accepted(penalty=penalty("10"))
    letter = reminder("2025-02-10", kind=NoticeKind.FORMAL_NOTICE)
    result, _one = cost("FR", CONSUMER, terms=terms, notices=(letter,))
    assert codes(result) == ["clause_unused"]
    result, _one = cost("FR", CONSUMER, terms=terms)
    assert codes(result) == ["free_reminder_missing"]


def test_costs_without_a_proven_clause_are_claimable_on_no_day():
    more = {"debts": [debt("500.00")], "notices": (FIRST,)}
    for terms in (Terms(penalty=penalty("10")), accepted(), None):
        result, _one = cost("BE", CONSUMER, terms=terms, **more)
        assert (codes(result), result.claimable_from) == (["clause_missing"], None)
    for clauses in ({"interest": interest("5")}, {"fee": FeeClause(Decimal(15), 0)}):
        result, _one = cost("BE", CONSUMER, terms=accepted(**clauses), **more)
        assert (codes(result), result.claimable_from) == ([], day("2025-02-18"))


def test_a_fee_adds_nothing_to_one_sum_for_all_debts():
    """Forty euro are the least, for both together."""
    debts = [debt("100.00", ref="A"), debt("100.00", ref="B")]
    for terms in (None, accepted(fee=FeeClause(Decimal("1.00"), 15))):
        result, _one = cost("NL", debts=debts, terms=terms)
        assert [one.compensation_accrued for one in result.debts] == [20, 20]


# === WHAT A FIRST LETTER FORESEES === #


def test_what_may_follow_the_first_letter_is_foreseen_for_each_debt():
    debts = [debt("500.00", ref="A"), debt("650.00", ref="B")]
    terms = accepted(penalty=PenaltyClause(), interest=interest("5"))
    request = ask("BE", CONSUMER, "2025-02-03", debts, terms=terms)
    found = foresee(request, day("2025-02-03"))
    assert found == {"A": Decimal("65.00"), "B": Decimal("72.50")}
    # Before the rates of that time are published.
    debts = [debt("500.00", "2026-12-30", "A")]
    late = ask("BE", CONSUMER, "2026-12-31", debts, terms=terms)
    assert foresee(late, day("2026-12-31")) == {"A": Decimal("65.00")}


@pytest.mark.parametrize(("after_days", "due"), [(60, "2025-03-31"), (0, "2025-02-28")])
def test_a_fee_of_the_debt_that_is_due_last_is_foreseen(after_days, due):
    debts = [debt("500.00", "2025-01-31", "A"), debt("500.00", due, "B")]
    terms = accepted(fee=FeeClause(Decimal("15.00"), after_days))
    request = ask("DE", as_of="2025-02-03", debts=debts, terms=terms)
    assert foresee(request, day("2025-02-03")) == {"A": 40, "B": 40}
    terms = accepted(fee=FeeClause(Decimal("55.00"), after_days))
    request = ask("DE", as_of="2025-02-03", debts=debts, terms=terms)
    assert foresee(request, day("2025-02-03")) == {"A": 55, "B": 55}


def test_nothing_is_foreseen_of_no_debt_and_without_terms_what_the_law_gives():
    nothing = replace(ask(as_of="2025-02-03"), debts=())
    assert foresee(nothing, day("2025-02-03")) == {}
    assert foresee(ask(as_of="2025-02-03"), day("2025-02-03")) == {"INV/1": 40}
    letter = reminder("2025-02-03", NoticeChannel.POST)
    known = ask(as_of="2025-02-03", notices=(letter,))
    assert foresee(known, day("2025-02-03")) == {"INV/1": 40}
