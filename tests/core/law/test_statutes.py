"""Each country: both sides of each boundary of its law."""

from datetime import date
from decimal import Decimal
from pkgutil import iter_modules

import pytest

from followup_core import law
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
    rates,
    reminder,
)

CAP = PenaltyClause()
# Files of the room whose names are as short as a country's.
NO_COUNTRY = {"eu"}


# === EVERY COUNTRY === #


SHELF = {one.name for one in iter_modules(law.__path__) if len(one.name) == 2}
COUNTRIES = sorted(name.upper() for name in SHELF - NO_COUNTRY)


@pytest.mark.parametrize("code", COUNTRIES)
def test_each_statute_names_its_article_its_source_and_its_country(code):
    for statute in law.of_jurisdiction(code):
        assert statute.jurisdiction == code
        assert statute.article
        assert statute.source
        assert statute.lump is None or statute.lump.article


@pytest.mark.parametrize("code", ["XX", "US", "RO", "ZZ"])
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


def test_only_businesses_and_public_bodies_in_spain_and_italy():
    for code in ("ES", "IT"):
        assert codes(cost(code, CONSUMER)[0]) == ["no_statute"]
        assert cost(code, BUSINESS)[1].compensation_accrued == 40


# === WHAT A SCEPTIC FOUND === #


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
