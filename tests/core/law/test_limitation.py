"""How long debts can be claimed, by country: the last day, and what it rests on."""

from datetime import date
from itertools import product
from pkgutil import iter_modules

import pytest

from followup_core import law
from followup_core.court.example import last_day
from followup_core.law.case import DebtorKind
from followup_core.law.court.evidence import Evidence
from followup_core.law.court.limitation import (
    CARRIAGE_ARTICLE,
    EVERYBODY,
    DebtNature,
    Rule,
    Span,
    Start,
    begins,
    effects,
    governing,
    years,
)

COUNTRIES = sorted(
    one.name.upper() for one in iter_modules(law.__path__) if len(one.name) == 2
)
KNOWN = [code for code in COUNTRIES if code != "EU"]
DUE = "2021-03-15"
FIVE = "2026-03-15"
# Country: the last day of a business, a consumer, a public body.
LAST = {
    "AT": ("2024-03-15", "2024-03-15", "2024-03-15"),
    "BE": ("2031-03-15", "2022-03-15", "2031-03-15"),
    "BG": (FIVE, FIVE, None),
    "CH": (FIVE, FIVE, FIVE),
    "CY": ("2024-03-15", "2024-03-15", None),
    "CZ": ("2024-03-15", "2024-03-15", "2024-03-15"),
    "DE": ("2024-12-31", "2024-12-31", "2024-12-31"),
    "DK": ("2024-03-15", "2024-03-15", "2024-03-15"),
    "EE": ("2024-03-15", "2024-03-15", "2024-03-15"),
    "ES": (FIVE, "2024-03-15", "2025-01-14"),
    "FI": ("2024-03-15", "2024-03-15", "2024-03-15"),
    "FR": (FIVE, "2023-03-15", "2025-12-31"),
    "GB": ("2027-03-15", "2027-03-15", "2027-03-15"),
    "GR": ("2026-12-31", "2026-12-31", None),
    "HR": ("2024-03-15", FIVE, "2024-03-15"),
    "HU": (FIVE, FIVE, None),
    "IE": ("2027-03-15", "2027-03-15", "2027-03-15"),
    "IT": ("2031-03-15", "2022-03-15", "2031-03-15"),
    "LT": ("2031-03-15", "2031-03-15", None),
    "LU": ("2031-03-15", "2022-03-15", None),
    "LV": ("2024-03-15", "2024-03-15", "2024-03-15"),
    "MT": ("2022-09-15", "2022-09-15", None),
    "NL": (FIVE, "2023-03-15", FIVE),
    "NO": ("2024-03-15", "2024-03-15", "2024-03-15"),
    "PL": ("2023-12-31", "2023-12-31", "2023-12-31"),
    "PT": ("2041-03-15", "2023-03-15", None),
    "SE": ("2031-01-14", "2024-01-14", "2031-01-14"),
    "SI": ("2024-03-15", FIVE, "2024-03-15"),
    "SK": ("2025-03-15", "2024-03-15", "2024-03-15"),
}
# What is for something else: country, debtor, nature, last day.
OTHERS = (
    ("BE", "business", "periodic", FIVE),
    ("BE", "business", "lodging", "2021-09-15"),
    ("BE", "consumer", "services", "2031-03-15"),
    ("BE", "consumer", "utilities", FIVE),
    ("BE", "public_body", "utilities", FIVE),
    ("BG", "business", "periodic", "2024-03-15"),
    ("CH", "business", "goods", "2031-03-15"),
    ("CY", "business", "goods", "2027-03-15"),
    ("DE", "business", "carriage", "2022-01-14"),
    ("ES", "business", "goods", FIVE),
    ("ES", "business", "lodging", "2024-03-15"),
    ("ES", "business", "services", "2024-03-15"),
    ("FR", "business", "utilities", "2022-03-15"),
    ("FR", "public_body", "carriage", "2022-01-14"),
    ("HR", "consumer", "utilities", "2022-03-15"),
    ("HR", "consumer", "periodic", "2024-03-15"),
    ("HU", "consumer", "utilities", "unknown_law"),
    ("IT", "business", "periodic", FIVE),
    ("IT", "business", "utilities", "2023-03-15"),
    ("IT", "consumer", "services", "2024-03-15"),
    ("IT", "public_body", "lodging", "2021-09-15"),
    ("LT", "consumer", "utilities", FIVE),
    ("LU", "business", "periodic", FIVE),
    ("LU", "consumer", "lodging", "2021-09-15"),
    ("MT", "business", "goods", FIVE),
    ("MT", "consumer", "lodging", "2022-03-15"),
    ("NL", "consumer", "services", FIVE),
    ("PL", "business", "services", "2023-12-31"),
    ("PL", "business", "periodic", "2024-12-31"),
    ("PT", "business", "services", "2023-03-15"),
    ("PT", "business", "periodic", FIVE),
    ("PT", "consumer", "utilities", "2021-09-15"),
    ("PT", "consumer", "lodging", "2021-09-15"),
    ("SI", "consumer", "utilities", "2022-03-15"),
    ("SI", "consumer", "periodic", "2024-03-15"),
)


@pytest.mark.parametrize("code", KNOWN)
def test_the_last_day_of_each_kind_of_debtor(code):
    found = [last_day(code, DUE, debtor=one.value) for one in DebtorKind]
    assert found == [last or "unknown_law" for last in LAST[code]]


@pytest.mark.parametrize(("code", "debtor", "nature", "last"), OTHERS)
def test_the_last_day_of_what_is_for_something_else(code, debtor, nature, last):
    assert last_day(code, DUE, debtor=debtor, nature=nature) == last


@pytest.mark.parametrize("code", KNOWN)
def test_each_rule_says_what_it_rests_on(code):
    for rule in law.of_limitation(code):
        assert rule.article
        assert rule.source
        assert rule.debtors
        for effect in rule.effects.values():
            assert effect.span is None or effect.span > Span()


@pytest.mark.parametrize("code", KNOWN)
def test_no_debt_has_two_rules(code):
    each = [
        pair
        for rule in law.of_limitation(code)
        for pair in product(rule.debtors, rule.natures)
    ]
    assert len(each) == len(set(each))


@pytest.mark.parametrize("code", KNOWN)
def test_no_carriage_lives_longer_than_a_year_from_the_invoice(code):
    for debtor in DebtorKind:
        found = last_day(code, DUE, debtor=debtor.value, nature="carriage")
        assert found in ("unknown_law", "2022-01-14")


@pytest.mark.parametrize("code", KNOWN)
def test_a_nature_without_a_rule_of_its_own_is_a_debt_as_any_other(code):
    rules = law.of_limitation(code)
    for debtor, nature in product(DebtorKind, DebtNature):
        found = governing(rules, debtor, nature)
        general = governing(rules, debtor, DebtNature.GENERAL)
        own = [one for one in rules if debtor in one.debtors and nature in one.natures]
        if own:
            assert found is own[0]
        elif nature is DebtNature.CARRIAGE:
            assert (found and found.article) == (general and CARRIAGE_ARTICLE)
        else:
            assert found is general


@pytest.mark.parametrize("code", ["XX", "EU", "be", "US"])
def test_who_has_no_law_here_has_no_rule(code):
    assert bool(law.of_limitation(code)) is (code == "be")


def test_the_codes_of_evidence_are_their_names():
    assert [one.value for one in Evidence] == [one.name.lower() for one in Evidence]
    assert [one.value for one in DebtNature] == [one.name.lower() for one in DebtNature]


# === FROM WHEN === #

JANUARY, DECEMBER = date(2022, 1, 14), date(2021, 12, 15)


@pytest.mark.parametrize(
    ("start", "arose_on", "begun"),
    [
        (Start.DUE, DECEMBER, JANUARY),
        (Start.YEAR_END, None, date(2022, 12, 31)),
        (Start.YEAR_END, DECEMBER, date(2021, 12, 31)),
        (Start.ARISING, DECEMBER, DECEMBER),
        # Sixty days before it was due.
        (Start.ARISING, None, date(2021, 11, 15)),
        # Never after the due date.
        (Start.ARISING, date(2022, 1, 15), JANUARY),
        (Start.ARISING_YEAR_END, DECEMBER, date(2021, 12, 31)),
        (Start.ARISING_YEAR_END, JANUARY, date(2022, 12, 31)),
        (Start.ARISING_YEAR_END, None, date(2021, 12, 31)),
    ],
)
def test_from_when_a_time_runs(start, arose_on, begun):
    rule = Rule(EVERYBODY, years(1), "", "", start=start)
    assert begins(rule, JANUARY, arose_on) == begun


@pytest.mark.parametrize(
    ("due", "last"), [("2022-03-01", "2025-12-31"), ("2022-03-02", "2026-12-31")]
)
def test_a_french_town_hall_owes_by_the_year_of_the_debt(due, last):
    """Without the day of the invoice, sixty days before the due date decide."""
    assert last_day("FR", due, debtor="public_body") == last


@pytest.mark.parametrize(
    ("due", "last"), [("2021-12-31", "2024-12-31"), ("2022-01-01", "2025-12-31")]
)
def test_the_german_year_is_that_of_the_due_date(due, last):
    assert last_day("DE", due) == last


def test_a_span_of_days():
    assert Span(1, 3).after(date(2026, 1, 31)) == date(2026, 3, 3)
    assert Span(1, 3).after(date.max) == date.max


# === WHAT COUNTRIES MAKE OF EVIDENCE === #


@pytest.mark.parametrize(
    ("code", "debtor", "evidence", "last"),
    [
        ("BE", "consumer", "acknowledgement 2022-03-15", "2032-03-15"),
        ("BE", "consumer", "agreement 2022-03-15", "2032-03-15"),
        ("BE", "consumer", "part_payment 2022-03-15", "2023-03-15"),
        ("BE", "business", "acknowledgement 2022-03-15", "2032-03-15"),
        ("BE", "business", "payment_order 2031-03-15", "2041-03-15"),
        ("BE", "public_body", "part_payment 2024-03-15", "2034-03-15"),
        ("BE", "public_body", "lawyer_notice 2030-12-01", "2031-12-01"),
        ("CH", "consumer", "acknowledgement 2023-01-10", "2033-01-10"),
        ("CH", "business", "payment_order 2023-01-10", "2028-01-10"),
        ("CY", "business", "acknowledgement 2023-01-10", "2024-03-15"),
        ("CZ", "business", "acknowledgement 2023-01-10", "2033-01-10"),
        ("CZ", "business", "part_payment 2023-01-10", "2024-03-15"),
        ("FI", "consumer", "written_demand 2023-01-10", "2026-01-10"),
        ("FR", "business", "lawyer_notice 2026-03-01", "2026-03-15"),
        ("FR", "public_body", "part_payment 2024-02-01", "2028-12-31"),
        ("FR", "public_body", "court_claim 2024-02-01 2026-05-04", "2030-12-31"),
        ("FR", "public_body", "judgment 2024-02-01", "2028-12-31"),
        ("IT", "business", "lawyer_notice 2026-03-01", "2036-03-01"),
        ("NL", "consumer", "written_demand 2022-03-01", "2024-03-01"),
        ("NL", "consumer", "judgment 2022-03-01", "2042-03-01"),
        ("PL", "business", "part_payment 2023-12-31", "2025-12-31"),
        ("SE", "consumer", "written_demand 2023-01-10", "2026-01-10"),
        ("SK", "business", "acknowledgement 2023-01-10", "2027-01-10"),
        ("SK", "consumer", "acknowledgement 2023-01-10", "2024-03-15"),
        ("AT", "business", "insolvency_claim 2022-01-10 2023-06-01", "2026-06-01"),
        ("BE", "business", "insolvency_claim 2022-01-10 2023-06-01", "2031-03-15"),
    ],
)
def test_what_a_country_makes_of_evidence(code, debtor, evidence, last):
    assert last_day(code, DUE, evidence, debtor=debtor) == last


def test_effects_may_be_left_out():
    found = effects(without=(Evidence.PART_PAYMENT,))
    assert Evidence.PART_PAYMENT not in found
    assert Evidence.JUDGMENT not in found
    assert Evidence.AGREEMENT in found
