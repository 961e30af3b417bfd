"""The case before the law: letters that count, terms that give a sum, who governs."""

from decimal import Decimal

import pytest

from followup_core.law import find, governing, of_jurisdiction
from followup_core.law.case import (
    Allocation,
    CreditorKind,
    FeeClause,
    InterestClause,
    Notice,
    NoticeChannel,
    NoticeKind,
    Part,
    Payment,
    PenaltyClause,
    RateChoice,
    Request,
    Terms,
)
from followup_core.law.statute import Case, ClauseRule, RateRule, flat, nothing

from ..claim_world import BUSINESS, ask, day, debt, reminder

CENT = Decimal("0.01")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (BUSINESS, "business"),
        (type(BUSINESS).CONSUMER, "consumer"),
        (type(BUSINESS).PUBLIC_BODY, "public_body"),
        (CreditorKind.BUSINESS, "business"),
        (CreditorKind.SMALL_BUSINESS, "small_business"),
        (CreditorKind.INDIVIDUAL, "individual"),
        (Part.COST, "cost"),
        (Part.INTEREST, "interest"),
        (Part.PRINCIPAL, "principal"),
        (Allocation.STATUTORY, "statutory"),
        (Allocation.COST_INTEREST_PRINCIPAL, "cost_interest_principal"),
        (Allocation.INTEREST_PRINCIPAL, "interest_principal"),
        (Allocation.PRINCIPAL_FIRST, "principal_first"),
        (NoticeKind.REMINDER, "reminder"),
        (NoticeKind.FORMAL_NOTICE, "formal_notice"),
        (NoticeChannel.ELECTRONIC, "electronic"),
        (NoticeChannel.POST, "post"),
        (NoticeChannel.REGISTERED, "registered"),
        (RateChoice.PER_DAY, "per_day"),
        (RateChoice.LOCKED, "locked"),
    ],
)
def test_a_code_is_kept_in_requests_and_databases(kind, value):
    assert kind.value == value
    assert type(kind)(value) is kind


def test_a_rule_of_clauses_is_its_name():
    assert [one.value for one in ClauseRule] == [one.name.lower() for one in ClauseRule]


# === LETTERS === #


@pytest.mark.parametrize(
    ("sent", "counts"),
    [
        ("2025-01-30", False),
        ("2025-01-31", False),  # the last day to pay
        ("2025-02-01", True),
        ("2025-04-30", True),  # the day of the claim
        ("2025-05-01", False),
    ],
)
def test_a_letter_counts_from_the_first_day_late_to_the_day_of_the_claim(sent, counts):
    request = ask(notices=(reminder(sent),))
    (late,) = request.debts
    assert bool(request.letters(late, late.due_on)) is counts


def test_a_letter_counts_for_the_debts_it_names_or_for_all():
    sent = (NoticeKind.REMINDER, NoticeChannel.POST, day("2025-02-03"))
    letters = (Notice(*sent, refs=frozenset({"A"})), Notice(*sent))
    first, second = debt(ref="A"), debt(ref="B")
    request = ask(debts=[first, second], notices=letters)
    assert request.letters(first, first.due_on) == list(letters)
    assert request.letters(second, second.due_on) == [letters[1]]


SENT, GOT, EXPECTED = day("2025-02-03"), day("2025-02-06"), day("2025-02-05")


@pytest.mark.parametrize(
    ("channel", "got", "expected", "arrived", "safely"),
    [
        (NoticeChannel.ELECTRONIC, None, None, SENT, SENT),
        (NoticeChannel.ELECTRONIC, None, EXPECTED, EXPECTED, EXPECTED),
        (NoticeChannel.ELECTRONIC, GOT, EXPECTED, GOT, GOT),
        (NoticeChannel.POST, None, None, None, SENT),
        (NoticeChannel.POST, None, EXPECTED, None, EXPECTED),
        (NoticeChannel.REGISTERED, GOT, EXPECTED, GOT, GOT),
    ],
)
def test_a_letter_arrives_when_that_is_known_or_reckoned(
    channel, got, expected, arrived, safely
):
    letter = Notice(NoticeKind.REMINDER, channel, SENT, got, None, expected)
    assert (letter.arrived_on, letter.safely_on) == (arrived, safely)


# === TERMS AND DEFAULTS === #


@pytest.mark.parametrize(
    ("terms", "gives"),
    [
        (Terms(), False),
        (Terms(interest=InterestClause(Decimal(5))), False),
        (Terms(penalty=PenaltyClause()), False),
        (Terms(penalty=PenaltyClause(Decimal(0))), True),
        (Terms(fee=FeeClause(Decimal(5))), True),
        (Terms(penalty=PenaltyClause(), fee=FeeClause(Decimal(5))), True),
    ],
)
def test_terms_give_a_sum_by_a_penalty_with_figures_or_a_fee(terms, gives):
    assert terms.has_sum is gives


def test_what_a_request_does_not_say_is_usual():
    plain = Request("BE", BUSINESS, CreditorKind.BUSINESS, "EUR", SENT, ())
    assert (plain.payments, plain.notices, plain.exchange) == ((), (), ())
    assert plain.allocation is Allocation.STATUTORY
    assert plain.rate_choice is RateChoice.PER_DAY
    assert (plain.recovers_vat, plain.vat_percent) == (True, 0)
    assert (plain.in_health_care, plain.terms) == (False, None)
    assert (debt().due_agreed, debt().default_hint) == (True, False)
    assert PenaltyClause().minimum == 0
    assert FeeClause(CENT).after_days == 0
    assert Payment(SENT, CENT).ref is None


# === WHICH LAW === #


def contract(**facts):
    late = debt(invoiced_on=facts.pop("invoiced", None))
    return find(ask(terms=Terms(**facts)), late)


def test_a_contract_is_as_old_as_is_known_of_it():
    old, new = of_jurisdiction("BE")[2], of_jurisdiction("BE")[0]
    assert contract(concluded_on=day("2013-03-15")) is old
    assert contract(concluded_on=day("2013-03-16"), invoiced=day("2010-01-01")) is new
    assert contract(invoiced=day("2013-03-15")) is old
    assert contract() is new  # by the due date
    assert find(ask(), debt(due="2013-03-15")) is old


def test_a_country_without_law_here_has_none():
    assert of_jurisdiction("XX") == of_jurisdiction("EU") == ()
    assert of_jurisdiction("BELGIUM") == of_jurisdiction("") == ()
    case = Case(BUSINESS, CreditorKind.BUSINESS, "EUR", SENT, SENT)
    assert governing("XX", case) is None
    assert case.in_health_care is False


def test_scales_and_rules_that_say_nothing():
    assert flat(Decimal(40))(CENT, CENT) == 40
    assert flat(Decimal(40))(Decimal(0), CENT) == 0
    assert nothing(Decimal(100), CENT) == 0
    assert RateRule() == ((), 0, False, None, 1, False)
