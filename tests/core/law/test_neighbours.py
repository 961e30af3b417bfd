"""Members without the euro, and Norway: their own rates, sums and closed days."""

from decimal import Decimal

import pytest

from followup_core.law import no
from followup_core.law.case import Exchange, InterestClause

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

SPRING = {"debts": [debt("10000.00", "2026-03-31")], "as_of": "2026-06-30"}


def own(code, debtor=BUSINESS, currency="", **more):
    money = {"PL": "PLN", "SE": "SEK", "CZ": "CZK", "DK": "DKK"}
    money |= {"HU": "HUF", "NO": "NOK"}
    return cost(code, debtor, currency=currency or money[code], **{**SPRING, **more})


@pytest.mark.parametrize(
    ("code", "rate", "lump"),
    [
        *(("PL", "14.00", 0), ("SE", "10.00", 450), ("CZ", "11.50", 1200)),
        *(("DK", "9.75", 310), ("HU", "14.50", 0), ("NO", "12.00", 460)),
    ],
)
def test_businesses_owe_the_rate_of_their_own_bank(code, rate, lump):
    _result, one = own(code)
    assert (rates(one), one.compensation_accrued) == ([rate], lump)


@pytest.mark.parametrize(
    ("code", "rate"),
    [
        *(("PL", "9.25"), ("SE", "10.00"), ("CZ", "11.50")),
        *(("DK", "9.75"), ("HU", "6.50"), ("NO", "12.00")),
    ],
)
def test_consumers_owe_their_rate_and_no_sum(code, rate):
    result, one = own(code, CONSUMER)
    assert (rates(one), one.compensation_accrued) == ([rate], 0)
    assert codes(result) == []


@pytest.mark.parametrize("code", ["SE", "CZ", "DK", "NO"])
def test_a_national_sum_is_not_charged_in_euro(code):
    result, one = own(code, currency="EUR")
    assert codes(result) == ["other_currency"]
    assert (one.compensation_accrued, one.interest_accrued > 0) == (0, True)


# === HALF-YEARS === #


@pytest.mark.parametrize("code", ["DK", "HU"])
def test_a_half_year_that_was_not_published_is_refused(code):
    own(code, as_of="2026-06-30")
    with pytest.raises(LookupError, match="2026-07-01"):
        own(code, as_of="2026-07-01")


def test_the_half_year_that_was_not_confirmed_is_refused():
    with pytest.raises(LookupError, match="se_drojsmalsranta"):
        own("SE", debts=[debt(due="2024-12-20")], as_of="2025-01-31")
    own("SE", debts=[debt(due="2025-07-01")], as_of="2025-12-31")


def test_the_czech_rate_of_the_first_day_counts_for_the_whole_delay():
    assert rates(own("CZ", as_of="2026-11-24")[1]) == ["11.50"]
    later = own("CZ", debts=[debt(due="2026-06-30")], as_of="2026-11-24")[1]
    assert rates(later) == ["11.75"]


@pytest.mark.parametrize("code", ["SE", "NO"])
def test_the_others_follow_each_half_year(code):
    slices = rates(own(code, as_of="2026-07-31")[1])
    assert slices == {"SE": ["10.00", "10.00"], "NO": ["12.00", "12.25"]}[code]


# === POLAND === #


def test_a_polish_public_body_owes_less_in_health_care_only():
    assert rates(own("PL", PUBLIC)[1]) == ["14.00"]
    assert rates(own("PL", PUBLIC, in_health_care=True)[1]) == ["12.00"]


@pytest.mark.parametrize(
    ("principal", "sum_in_euro"),
    [("5000.00", 40), ("5000.01", 70), ("49999.99", 70), ("50000.00", 100)],
)
def test_the_polish_sum_is_converted_at_the_rate_of_its_day(principal, sum_in_euro):
    debts = [debt(principal, "2026-03-31")]
    on = Exchange("EUR", day("2026-02-27"), Decimal("4.25"))
    _result, one = own("PL", debts=debts, exchange=(on,))
    assert one.compensation_accrued == sum_in_euro * Decimal("4.25")
    for other in (
        Exchange("EUR", day("2026-02-26"), Decimal("4.25")),
        Exchange("USD", day("2026-02-27"), Decimal("4.25")),
    ):
        result, one = own("PL", debts=debts, exchange=(other,))
        assert (codes(result), one.compensation_accrued) == (["other_currency"], 0)


@pytest.mark.parametrize(
    ("rate", "owed"),
    [("4.2566", "170.26"), ("4.2567", "170.27"), ("4.25125", "170.05")],
)
def test_a_converted_sum_is_rounded_as_amounts_are(rate, owed):
    on = Exchange("EUR", day("2026-02-27"), Decimal(rate))
    debts = [debt("1000.00", "2026-03-31")]
    _result, one = own("PL", debts=debts, exchange=(on,))
    assert one.compensation_accrued == Decimal(owed)


def test_a_closed_day_moves_the_month_of_the_exchange_too():
    on = Exchange("EUR", day("2026-05-29"), Decimal("4.25"))
    debts = [debt(due="2026-05-31")]  # a Sunday: due on Monday, 1 June
    _result, one = own("PL", debts=debts, exchange=(on,))
    assert (one.due_on, one.compensation_accrued) == (day("2026-06-01"), 170)


def test_a_polish_debt_in_euro_owes_the_least_sum():
    assert own("PL", currency="EUR")[1].compensation_accrued == 40


def test_the_polish_sum_is_not_converted_to_a_third_currency():
    on = Exchange("EUR", day("2026-02-27"), Decimal("1.10"))
    result, one = own("PL", currency="USD", exchange=(on,))
    assert (codes(result), one.compensation_accrued) == (["other_currency"], 0)


def test_a_polish_clause_stands_up_to_twice_the_civil_rate():
    for debtor in (BUSINESS, CONSUMER):
        fine = accepted(interest=InterestClause(Decimal("18.50")))
        result, one = own("PL", debtor, terms=fine)
        assert (codes(result)[:1] == ["rate_above_cap"], rates(one)) == (
            False,
            ["18.50"],
        )
        steep = accepted(interest=InterestClause(Decimal("18.51")))
        result, one = own("PL", debtor, terms=steep)
        assert "rate_above_cap" in codes(result)
        assert rates(one) == ["18.50"]


def test_a_contract_before_the_ten_points_has_no_law_here():
    for invoiced, found in (("2019-12-31", "no_statute"), ("2020-01-01", None)):
        old = debt(due="2026-03-31", invoiced_on=day(invoiced))
        assert (found in codes(own("PL", debts=[old])[0])) is bool(found)


# === HUNGARY AND NORWAY === #


def test_a_hungarian_debt_in_euro_follows_the_bank_of_the_euro():
    _result, one = own("HU", currency="EUR")
    assert (rates(one), one.compensation_accrued) == (["10.15"], 40)
    assert codes(own("HU", currency="USD")[0]) == ["no_statute"]


def test_the_hungarian_sum_is_lost_after_a_year_in_which_nobody_asked():
    late = {"debts": [debt("1000.00", "2025-03-31")], "currency": "EUR"}
    assert own("HU", as_of="2026-03-31", **late)[1].compensation_accrued == 40
    assert own("HU", as_of="2026-04-01", **late)[1].compensation_accrued == 0
    asked = {"notices": (reminder("2026-03-31"),)}
    _result, one = own("HU", as_of="2026-06-01", **late, **asked)
    assert one.compensation_accrued == 40


def test_the_hungarian_sum_is_converted_on_the_first_day_late():
    on = Exchange("EUR", day("2026-04-01"), Decimal(390))
    _result, one = own("HU", exchange=(on,))
    assert one.compensation_accrued == 15600


def test_a_norwegian_sum_that_was_not_read_is_not_charged():
    result, one = own("NO", debts=[debt(due="2025-08-29")])
    assert (codes(result), one.compensation_accrued) == (["sum_unknown"], 0)


NORWEGIAN_SUMS = {
    "2016-07-01": 370,
    "2019-07-01": 390,
    "2020-07-01": 430,
    "2021-07-01": 400,
    "2022-01-01": 390,
    "2022-07-01": 400,
    "2023-01-01": 410,
    "2024-01-01": 470,
    "2025-01-01": 470,
    "2026-01-01": 460,
    "2026-07-01": 430,
}


def test_the_norwegian_sums_are_those_that_were_read_half_year_by_half_year():
    for year in range(2015, 2028):
        for first, last in (("01-01", "06-30"), ("07-01", "12-31")):
            known = NORWEGIAN_SUMS.get(f"{year}-{first}")
            for on in (first, last):
                assert no.sum_of(day(f"{year}-{on}")) == known


# === DUE DATES === #


@pytest.mark.parametrize("code", ["SE", "NO", "DK", "FI"])
def test_a_day_that_nobody_agreed_on_waits_thirty_days_from_the_invoice(code):
    more = {"invoiced_on": day("2026-03-16"), "due_agreed": False}
    late = {"debts": [debt("1000.00", "2026-03-31", **more)]}
    run = cost if code == "FI" else own
    _result, one = run(code, **{**SPRING, **late})
    assert one.segments[0].start == day("2026-04-16")
    agreed = {"debts": [debt("1000.00", "2026-03-31", invoiced_on=day("2026-03-16"))]}
    _result, one = run(code, **{**SPRING, **agreed})
    assert one.segments[0].start == day("2026-04-01")


@pytest.mark.parametrize("code", ["PL", "SE", "CZ", "DK", "HU", "NO"])
def test_who_pays_on_the_next_working_day_owes_nothing(code):
    debts = [debt("1000.00", "2026-03-01")]
    _result, one = own(code, debts=debts, payments=(paid("2026-03-02", "1000.00"),))
    assert one.due == 0
    _result, one = own(code, debts=debts, payments=(paid("2026-03-03", "1000.00"),))
    assert one.due > 0


def test_the_norwegian_sum_is_that_of_the_first_day_of_the_delay():
    more = {"invoiced_on": day("2026-06-19"), "due_agreed": False}
    late = debt("1000.00", "2026-06-19", **more)
    _result, one = own("NO", debts=[late], as_of="2026-08-31")
    assert one.segments[0].start == day("2026-07-21")  # the thirtieth is a Sunday
    assert one.compensation_accrued == 430


@pytest.mark.parametrize("code", ["SE", "NO", "DK"])
def test_without_a_date_of_invoice_thirty_days_count_from_the_day_it_names(code):
    late = debt("1000.00", "2026-03-31", due_agreed=False)
    assert own(code, debts=[late], as_of="2026-04-30")[1].due == 1000
    assert own(code, debts=[late], as_of="2026-05-02")[1].due > 1000
