"""Which of several debts a payment pays that names none of them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.claims.account import Account
from followup_core.claims.burden import Burdens, bear_alike
from followup_core.claims.calculate import _Calculation
from followup_core.claims.clauses import Rates
from followup_core.law import of_jurisdiction
from followup_core.law.case import InterestClause, Terms
from followup_core.law.eu import REFERENCE
from followup_core.law.statute import RateRule
from followup_core.rates.table import Period, Rate, RateTable

from ..claim_world import (
    BUSINESS,
    PUBLIC,
    TABLE,
    accepted,
    ask,
    cost,
    day,
    debt,
    paid,
)


def test_what_names_no_debt_pays_the_one_that_bears_most():
    """The older one stands at the rate of the law, the younger one at the agreed."""
    agreed = InterestClause(Decimal(15))
    terms = Terms(accepted_on=day("2026-01-15"), interest=agreed)
    old = debt("1000.00", "2026-01-30", "OLD", invoiced_on=day("2026-01-01"))
    young = debt("1000.00", "2026-02-20", "YOUNG", invoiced_on=day("2026-01-20"))
    money = (paid("2026-03-02", "1000.00"),)
    asked = {"debts": [old, young], "payments": money, "as_of": "2026-11-27"}
    result, one = cost("BE", terms=terms, **asked)
    assert one.principal_open == 1000
    assert sum(each.interest_accrued for each in result.debts) == Decimal("95.59")


def test_a_debt_that_bears_nothing_yet_is_paid_last():
    unagreed = debt("1000.00", "2026-01-15", "OLD", due_agreed=False)
    agreed = debt("1000.00", "2026-02-16", "YOUNG")
    money = (paid("2026-03-16", "1000.00"),)
    asked = {"debts": [unagreed, agreed], "payments": money, "as_of": "2026-06-30"}
    result, _one = cost("DE", **asked)
    assert sum(each.interest_accrued for each in result.debts) == Decimal("9.31")


@pytest.mark.parametrize(
    ("code", "interest"), [("FR", "1586.57"), ("GB", None), ("IE", None)]
)
def test_locked_rates_bear_unlike_but_not_where_the_creditor_chooses(code, interest):
    debts = [
        debt("10000.00", "2023-06-15", "OLD"),
        debt("10000.00", "2023-07-31", "YOUNG"),
    ]
    asked = {"debts": debts, "as_of": "2024-09-30"}
    asked["currency"] = "GBP" if code == "GB" else "EUR"
    money = (paid("2023-09-29", "10000.00"),)
    result, one = cost(code, PUBLIC, payments=money, **asked)
    if interest is None:
        assert one.principal_open == 0
    else:
        found = sum(each.interest_accrued for each in result.debts)
        assert found == Decimal(interest)


def test_of_debts_of_one_day_the_one_invoiced_first_is_older():
    debts = [
        debt("1000.00", "2025-01-31", "A", invoiced_on=day("2025-01-02")),
        debt("1000.00", "2025-01-31", "B", invoiced_on=day("2025-01-01")),
    ]
    money = (paid("2025-01-31", "1000.00"),)
    result, _one = cost(debts=debts, payments=money)
    assert [each.principal_open for each in result.debts] == [1000, 0]


# What each series bears before its second month, and from then on.
PERCENTS = {"low": (3, 5), "high": (8, 6), "flat": (5, 6)}
TURN = date(2026, 2, 1)
DAYS = [date(2026, 1, 5) + timedelta(days=20 * step) for step in range(4)]
PUBLISHED = RateTable(
    Rate(name, on, Decimal(percent), Period.LAW, "notice")
    for name, percents in PERCENTS.items()
    for on, percent in zip((date(2026, 1, 1), TURN), percents, strict=True)
)
STATUTE = of_jurisdiction("BE")[0]


def by_law(series, locked_on=None, *, disputed=False):
    """Return the rates of a series, with the day that locked them, if one did."""
    rule = RateRule((series,), disputed=disputed and locked_on is not None)
    return Rates(PUBLISHED, STATUTE, rule, locked_on=locked_on)


def agreed(percent, cap=None):
    """Return an agreed rate, with the most that the law allows."""
    return Rates(PUBLISHED, STATUTE, STATUTE.rate, percent, True, cap=cap)


def account(ref, start, rates, *, oldest_first=False):
    statute = replace(STATUTE, oldest_first=oldest_first)
    one = Account(debt(ref=ref), statute, Decimal("0.01"), rates)
    one.bears_from(start)
    return one


def naive_order(owing, accounts, on):
    """Return the order by its definition, looking at every debt."""
    age = list(owing)
    begun = [
        ref
        for ref in age
        if ref in accounts
        and accounts[ref].started_on is not None
        and accounts[ref].started_on <= on
    ]
    bearing = sorted(
        begun, key=lambda ref: (-accounts[ref].percent(on), age.index(ref))
    )
    return bearing + [ref for ref in age if ref not in begun]


BY_LAW = st.builds(
    by_law,
    st.sampled_from(sorted(PERCENTS)),
    st.sampled_from([None, *DAYS]),
    disputed=st.booleans(),
)
AGREED = st.builds(
    agreed, st.sampled_from([Decimal(4), Decimal(7)]), st.none() | BY_LAW
)
KINDS = st.none() | BY_LAW | AGREED


@given(
    st.lists(st.tuples(st.sampled_from([None, *DAYS]), KINDS), max_size=8),
    st.sets(st.integers(0, 8), max_size=4),
    st.lists(st.integers(0, 3), min_size=4, max_size=4),
)
def test_queues_give_the_order_that_looking_at_each_debt_gives(kinds, ungoverned, paid):
    """Each day some of the first are paid while the order is read."""
    refs = [f"R{place}" for place in range(len(kinds))]
    accounts = {
        ref: account(ref, start if rates else None, rates)
        for place, (ref, (start, rates)) in enumerate(zip(refs, kinds, strict=True))
        if place not in ungoverned
    }
    owing = dict.fromkeys(refs)
    burdens = Burdens(owing, accounts)
    for on, count in zip(DAYS, paid, strict=True):
        expected = naive_order(owing, accounts, on)
        seen = []
        for ref in burdens.in_order(on):
            seen.append(ref)
            if len(seen) <= count:
                del owing[ref]
        assert seen == expected
        assert list(burdens.in_order(on)) == naive_order(owing, accounts, on)


def test_of_queues_that_bear_the_same_the_one_with_the_oldest_debt_comes_first():
    kinds = (by_law("high"), by_law("flat"), by_law("high"))
    accounts = {
        f"R{place}": account(f"R{place}", DAYS[0], one)
        for place, one in enumerate(kinds)
    }
    burdens = Burdens(dict.fromkeys(accounts), accounts)
    assert list(burdens.in_order(DAYS[3])) == ["R0", "R1", "R2"]


def test_where_age_alone_decides_for_every_debt_nothing_is_queued():
    first = {"A": date(2026, 1, 4), "B": date(2026, 1, 4)}
    low, high = by_law("low"), by_law("high")
    own = account("A", date(2026, 1, 5), low)
    assert bear_alike([own, account("B", date(2026, 1, 5), low)], first)
    assert not bear_alike([own, account("B", date(2026, 1, 5), high)], first)
    assert not bear_alike([own, account("B", date(2026, 1, 6), low)], first)
    by_age = account("B", date(2026, 1, 9), high, oldest_first=True)
    assert not bear_alike([own, by_age], first)
    assert bear_alike([by_age], first)
    assert bear_alike([], first)


LOCKED = {
    "by the first day": by_law,
    "by the first day, or by each day": partial(by_law, disputed=True),
    "by the most that a clause may give": lambda series, on: agreed(
        Decimal(7), by_law(series, on)
    ),
    "by that most, which is disputed": lambda series, on: agreed(
        Decimal(7), by_law(series, on, disputed=True)
    ),
}


@pytest.mark.parametrize("rates", LOCKED.values(), ids=LOCKED)
def test_debts_that_always_bear_the_same_stand_in_one_queue(rates):
    """5,000 payments on 5,000 debts look at the queues, not at each debt."""
    days = [date(2026, 1, 1) + timedelta(days=step) for step in range(80)]
    accounts = {
        f"R{place}": account(f"R{place}", on, rates("low", on))
        for place, on in enumerate(days)
    }
    burdens = Burdens(dict.fromkeys(accounts), accounts)
    assert len(list(burdens.in_order(days[-1]))) == len(days)
    assert len(burdens.queues) == len(PERCENTS["low"])


@pytest.mark.parametrize(
    ("code", "debtor", "percent"),
    [("CY", BUSINESS, None), ("MT", BUSINESS, None), ("LT", PUBLIC, Decimal(5))],
)
def test_a_queue_for_each_rate_that_was_published_not_for_each_due_date(
    code, debtor, percent
):
    first = day("2024-01-01")
    debts = [
        debt("100.00", (first + timedelta(days=7 * week)).isoformat(), f"R{week}")
        for week in range(100)
    ]
    terms = percent and accepted(interest=InterestClause(percent))
    request = ask(code, debtor, "2026-06-30", debts, terms=terms)
    burdens = _Calculation(request, TABLE).burdens
    assert burdens is not None
    assert len(list(burdens.in_order(request.as_of))) == len(debts)
    published = {TABLE.at(REFERENCE, one.due_on).percent for one in debts}
    assert len(burdens.queues) == len(published)
