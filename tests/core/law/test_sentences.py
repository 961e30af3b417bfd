"""How a claim is explained: a sentence for each thing that is so, and no other."""

import pytest

from followup_core.law import sentences
from followup_core.law.case import Allocation, RateChoice

from ..claim_world import CONSUMER, cost, reminder


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
    ],
)
def test_from_when_interest_runs_is_said_first(code, debtor, first):
    letter = (reminder("2025-02-03"),)
    _result, one = cost(code, type(CONSUMER)(debtor), notices=letter)
    assert one.explanations[0] == first


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
