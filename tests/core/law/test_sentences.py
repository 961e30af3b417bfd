"""How a claim is explained: a sentence for each thing that is so, and no other."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pkgutil import iter_modules

import pytest

from followup_core import law
from followup_core.law import fi, lu, sentences
from followup_core.law.case import (
    Allocation,
    DebtorKind,
    InterestClause,
    NoticeKind,
    RateChoice,
)
from followup_core.law.start import thirty_days_after
from followup_core.law.statute import DAY

from ..claim_world import CONSUMER, accepted, ask, cost, debt, reminder


def told(code, debtor="business", **more):
    """Return how the claim is explained, without the first sentence."""
    result, one = cost(code, type(CONSUMER)(debtor), **more)
    assert len(result.debts) == 1
    return one.explanations[1:]


def test_interest_by_days_and_by_months():
    assert told("BE") == (sentences.BY_DAYS,)
    assert told("CH", currency="CHF") == (sentences.BY_MONTHS,)


def test_what_is_particular_is_said():
    assert told("NL") == (sentences.YEARLY, sentences.BY_DAYS)
    assert told("LV") == (sentences.CAPPED, sentences.BY_DAYS)
    assert told("IE") == (sentences.LOCKED, sentences.BY_DAYS)


def test_an_agreed_rate_is_locked_by_no_law():
    agreed = accepted(interest=InterestClause(Decimal(5)))
    assert told("LT") == (sentences.LOCKED, sentences.BY_DAYS)
    assert told("LT", "public_body", terms=agreed) == (sentences.BY_DAYS,)


def test_a_rate_that_the_creditor_chose_is_said_where_he_may_choose():
    locked = {"rate_choice": RateChoice.LOCKED}
    assert told("SK") == (sentences.BY_DAYS,)
    assert told("SK", **locked) == (sentences.LOCKED, sentences.BY_DAYS)
    assert told("BE", **locked) == (sentences.BY_DAYS,)


@pytest.mark.parametrize(
    ("code", "debtor", "first"),
    [
        ("BE", "business", sentences.AFTER_DUE),
        ("BE", "consumer", sentences.AFTER_FREE_REMINDER),
        ("FR", "consumer", sentences.AFTER_NOTICE),
        ("LU", "consumer", sentences.AFTER_THIRD_MONTH),
        ("DE", "business", sentences.UNLESS_AGREED),
        ("DE", "consumer", sentences.UNLESS_AGREED),
        ("FI", "business", sentences.UNLESS_AGREED),
        ("FI", "consumer", sentences.AFTER_THIRTY_DAYS),
    ],
)
def test_from_when_interest_runs_is_said_first(code, debtor, first):
    letter = (reminder("2025-02-03"),)
    _result, one = cost(code, type(CONSUMER)(debtor), notices=letter)
    assert one.explanations[0] == first


def latest(due, day):
    return max(due, day) + DAY


# What each sentence promises of the first day that bears interest, by debt and due day.
PROMISES = {
    sentences.AFTER_DUE: lambda _one, due, first: first == due + DAY,
    sentences.UNLESS_AGREED: lambda one, due, first: (
        first == due + DAY or (not one.due_agreed and first > due)
    ),
    sentences.AFTER_THIRTY_DAYS: lambda one, due, first: (
        first == latest(due, thirty_days_after(one.invoiced_on, fi.CLOSED))
    ),
    sentences.AFTER_NOTICE: lambda _one, _due, first: first > LETTER.sent_on,
    sentences.AFTER_FREE_REMINDER: lambda _one, _due, first: first > LETTER.sent_on,
    sentences.AFTER_THIRD_MONTH: lambda one, due, first: (
        first == latest(due, lu.end_of_third_month(one.received_on))
    ),
}
LETTER = reminder("2026-03-16", kind=NoticeKind.FORMAL_NOTICE, got="2026-03-19")
INVOICED = date(2026, 2, 2)
COUNTRIES = [one.name for one in iter_modules(law.__path__) if len(one.name) == 2]


def case_of(country, debtor, days, agreed):
    """Return a claim with its debt: due so many days after the invoice."""
    due = (INVOICED + timedelta(days=days)).isoformat()
    own = {"invoiced_on": INVOICED, "received_on": INVOICED, "due_agreed": agreed}
    one = debt(due=due, **own)
    terms = accepted(interest=InterestClause())
    more = {"debts": [one], "notices": (LETTER,), "terms": terms}
    return ask(country.upper(), debtor, "2026-12-31", **more), one


def test_from_when_interest_runs_is_true_for_each_way_it_may_go():
    seen = set()
    for each in product(COUNTRIES, DebtorKind, (0, 14, 36, 150), (True, False)):
        request, one = case_of(*each)
        statute = law.find(request, one)
        due = statute and statute.legal_due(one, request).on
        first = statute and statute.start(request, one, due).interest_from
        if first is not None:
            seen.add(statute.starts)
            assert PROMISES[statute.starts](one, due, first), each
    assert seen == PROMISES.keys()


def test_what_may_go_another_way_names_no_day():
    """A notice counts from its receipt; a due date may be later than a term."""
    assert "day after the formal notice" not in sentences.AFTER_NOTICE
    assert "day after the due date" in sentences.AFTER_THIRD_MONTH
    assert "that is later" in sentences.UNLESS_AGREED


@pytest.mark.parametrize(
    ("code", "order", "said"),
    [
        ("BE", Allocation.STATUTORY, sentences.BY_LAW),
        ("BE", Allocation.COST_INTEREST_PRINCIPAL, sentences.BY_LAW),
        ("BE", Allocation.INTEREST_PRINCIPAL, sentences.INTEREST_FIRST),
        ("BE", Allocation.PRINCIPAL_FIRST, sentences.PRINCIPAL_FIRST),
        ("PT", Allocation.STATUTORY, sentences.PRINCIPAL_FIRST),
        ("PT", Allocation.PRINCIPAL_FIRST, sentences.PRINCIPAL_FIRST),
        ("PT", Allocation.COST_INTEREST_PRINCIPAL, sentences.COSTS_FIRST),
    ],
)
def test_how_payments_were_taken_is_said(code, order, said):
    assert cost(code, allocation=order)[1].imputation == said


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("BE", sentences.FIXED_SUM),
        ("DE", sentences.FIXED_SUM),
        ("FR", sentences.FIXED_SUM_FOR_COLLECTION),
        ("NL", sentences.COLLECTION_COSTS),
    ],
)
def test_the_sum_beside_interest_has_the_name_of_the_law(code, name):
    assert cost(code)[1].compensation_name == name


def test_a_country_without_a_sum_names_no_article_for_it():
    _result, one = cost("CH", currency="CHF")
    assert (bool(one.article), one.compensation_article) == (True, "")
