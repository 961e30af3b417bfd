"""What of debts is insured: the limit of each day, and why not all of it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.cover.contract import Excluded
from followup_core.cover.covers import Decision
from followup_core.cover.days import Debt
from followup_core.cover.insured import Lack, as_insured, insured
from tests.core.cover.policy import CONTRACT, DEBT, DUE, EXTENSION, INVOICED, granted

DAY = timedelta(days=1)


def parts(debts, covers, contract=CONTRACT):
    return [
        (one.ref, int(one.amount), one.lack) for one in insured(debts, covers, contract)
    ]


def later(ref, days, amount=1000):
    on = timedelta(days=days)
    return Debt(ref, INVOICED + on, DUE + on, Decimal(amount))


def test_within_the_limit_at_it_and_above_it():
    assert parts([DEBT], [granted(1000)]) == [("INV/1", 1000, None)]
    assert parts([DEBT], [granted(999)]) == [("INV/1", 999, Lack.ABOVE_LIMIT)]
    assert parts([DEBT], []) == [("INV/1", 0, Lack.NO_COVER)]


def test_the_first_delivered_fills_the_limit():
    second = later("INV/2", 5)
    found = parts([second, DEBT], [granted(1500)])
    assert found == [("INV/1", 1000, None), ("INV/2", 500, Lack.ABOVE_LIMIT)]


@pytest.mark.parametrize("decision", [Decision.REDUCED, Decision.WITHDRAWN])
def test_what_was_delivered_on_the_last_day_keeps_its_limit(decision):
    change = INVOICED + 5 * DAY
    limit = 0 if decision is Decision.WITHDRAWN else 100
    covers = [granted(5000, end=change), granted(limit, change, decision=decision)]
    assert parts([later("INV/2", 4)], covers)[0][1:] == (1000, None)
    lack = Lack.NO_COVER if not limit else Lack.ABOVE_LIMIT
    assert parts([later("INV/2", 5)], covers)[0][1:] == (limit, lack)


def test_a_greater_limit_covers_nothing_that_was_above_the_one_before():
    change = INVOICED + 5 * DAY
    covers = [granted(600, end=change), granted(5000, change)]
    found = parts([DEBT, later("INV/2", 5)], covers)
    assert found == [("INV/1", 600, Lack.ABOVE_LIMIT), ("INV/2", 1000, None)]


def test_the_day_of_the_delivery_counts_where_it_is_known():
    change = INVOICED + 5 * DAY
    sent = later("INV/2", 5)._replace(delivered_on=change - DAY)
    assert parts([sent], [granted(5000, end=change)]) == [("INV/2", 1000, None)]


@pytest.mark.parametrize(("term", "lack"), [(30, None), (29, Lack.TERM)])
def test_the_longest_term_is_covered_and_a_day_more_is_not(term, lack):
    contract = CONTRACT._replace(term_days=term)
    assert parts([DEBT], [granted(5000)], contract)[0][2] is lack


@pytest.mark.parametrize(("days", "lack"), [(90, None), (91, Lack.STOPPED)])
def test_what_is_delivered_after_the_extension_is_not_covered(days, lack):
    assert EXTENSION == INVOICED + 90 * DAY
    found = parts([DEBT, later("INV/2", days)], [granted(5000)])
    assert found[1][2] is lack


def test_what_the_contract_leaves_out():
    contract = CONTRACT._replace(excluded=(Excluded.CONSUMER,))
    out = DEBT._replace(kinds=(Excluded.DISPUTED, Excluded.CONSUMER))
    assert parts([out], [granted(5000)], contract) == [("INV/1", 0, Lack.EXCLUDED)]
    disputed = DEBT._replace(kinds=(Excluded.DISPUTED,))
    assert parts([disputed], [granted(5000)], contract)[0][2] is None


def test_the_debts_keep_their_order_and_what_is_paid_has_nothing():
    paid = later("INV/0", 1, 0)
    found = as_insured([later("INV/2", 5), paid, DEBT], [granted(1500)], CONTRACT)
    assert [(one.ref, int(one.amount)) for one in found] == [
        ("INV/2", 500),
        ("INV/0", 0),
        ("INV/1", 1000),
    ]


DEBTS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 900)), max_size=6)


@given(DEBTS, st.integers(0, 2000), st.randoms(use_true_random=False))
def test_never_more_than_the_limit_nor_than_what_is_open(drawn, limit, random):
    debts = [later(str(at), *one) for at, one in enumerate(drawn)]
    found = insured(debts, [granted(limit)], CONTRACT)
    assert sum(one.amount for one in found) <= limit
    by_ref = {one.ref: one.amount for one in debts}
    assert all(0 <= one.amount <= by_ref[one.ref] for one in found)
    random.shuffle(debts)
    assert insured(debts, [granted(limit)], CONTRACT) == found
