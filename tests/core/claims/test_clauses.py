"""Rates and sums by the terms: both sides of what each law lifts, caps and voids."""

from dataclasses import replace
from decimal import Decimal

import pytest

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


def interest(percent):
    return InterestClause(Decimal(percent))


def penalty(percent, minimum="0"):
    return PenaltyClause(Decimal(percent), Decimal(minimum))


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
