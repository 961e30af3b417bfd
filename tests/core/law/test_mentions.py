"""What a law wants said on an invoice: the figures of each sentence."""

from decimal import Decimal

import pytest

from followup_core.law import governing, of_jurisdiction
from followup_core.law.case import CreditorKind, InterestClause, Terms
from followup_core.law.mentions import OWN, Invoice
from followup_core.law.statute import Case

from ..claim_world import BUSINESS, CONSUMER, PUBLIC, TABLE, day, reminder

ON = day("2026-06-30")


def mentions(country, debtor=BUSINESS, interest=None, on=ON, **discount):
    """Return the mentions of an invoice of the day."""
    case = Case(debtor, CreditorKind.BUSINESS, "EUR", ON, ON)
    terms = Terms(interest=interest)
    statute = governing(country, case)
    return statute.mentions(terms, Invoice(on, **discount), TABLE)


def agreed(percent):
    return InterestClause(Decimal(percent))


def test_a_french_invoice_names_rate_sum_and_discount():
    rate, fixed, discount = mentions("FR")
    assert (rate.rate, rate.article) == (Decimal("12.15"), "L441-10, Code de commerce")
    assert (fixed.amount, fixed.currency) == (40, "EUR")
    assert fixed.article == "D441-5, Code de commerce"
    assert (discount.rate, discount.days) == (None, 0)
    assert len({rate.text, fixed.text, discount.text}) == 3


def test_a_french_discount_is_named_with_its_days():
    *_others, discount = mentions("FR", discount=Decimal(2), discount_days=8)
    assert (discount.rate, discount.days) == (2, 8)
    assert discount.text != mentions("FR")[-1].text


@pytest.mark.parametrize(
    ("clause", "named"),
    [
        (InterestClause(), "12.15"),
        (agreed("9.00"), "9.00"),
        (agreed("7.86"), "7.86"),
        (agreed("7.85"), "7.86"),  # three times the legal rate of 2.62
    ],
)
def test_a_french_invoice_names_the_agreed_rate_or_the_floor(clause, named):
    assert mentions("FR", interest=clause)[0].rate == Decimal(named)


def test_a_french_invoice_to_a_public_purchaser_names_its_own_articles():
    rate, fixed, _discount = mentions("FR", PUBLIC, agreed("9.00"))
    assert (rate.rate, rate.article) == (
        Decimal("10.15"),
        "R2192-31, Code de la commande publique",
    )
    assert fixed.article == "D2192-35, Code de la commande publique"


@pytest.mark.parametrize(("debtor", "points"), [(BUSINESS, 10), (PUBLIC, 8)])
def test_a_rate_that_is_not_published_is_named_in_words(debtor, points):
    late = mentions("FR", debtor, on=day("2027-01-01"))[0]
    assert (late.rate, late.points) == (None, points)
    assert late.text != mentions("FR", debtor)[0].text
    assert late.article == mentions("FR", debtor)[0].article


def test_an_agreed_rate_is_named_where_the_floor_is_not_published():
    (late, *_others) = mentions("FR", interest=agreed("9.00"), on=day("2027-01-01"))
    assert late.rate == Decimal("9.00")


@pytest.mark.parametrize(
    ("country", "article"),
    [("DE", "BGB § 286 (3)"), ("LU", "Law of 18 April 2004, art. 13")],
)
def test_a_consumer_is_told_without_which_he_owes_nothing(country, article):
    (told,) = mentions(country, CONSUMER)
    assert told.article == article
    assert told.text


@pytest.mark.parametrize("debtor", [BUSINESS, PUBLIC, CONSUMER])
def test_a_belgian_invoice_says_what_the_own_terms_say(debtor):
    assert mentions("BE", debtor) == (OWN,)


def test_each_belgian_statute_asks_for_the_own_terms_whatever_its_time():
    statutes = of_jurisdiction("BE")
    assert {one.mentions(Terms(), Invoice(ON), TABLE) for one in statutes} == {(OWN,)}


@pytest.mark.parametrize(
    ("country", "last"), [("BE", "2026-02-16"), ("NL", "2026-02-16")]
)
def test_a_first_letter_says_until_when_it_can_be_answered(country, last):
    """And only where the law wants one: in Belgium it names everything, too."""
    letter = reminder("2026-02-02")
    for statute in of_jurisdiction(country):
        is_first = statute.debtors == (CONSUMER,)
        assert bool(statute.first_letter) is is_first
        assert statute.names_everything is (is_first and country == "BE")
        if statute.answer_by is not None:
            assert statute.answer_by(letter) == day(last)
        assert (statute.answer_by is not None) is is_first


def test_only_german_mentions_say_when_a_consumer_is_in_default():
    assert [one.tells_default for one in of_jurisdiction("DE")] == [False, False, True]
    assert not any(one.tells_default for one in of_jurisdiction("FR"))


@pytest.mark.parametrize("country", ["AT", "ES", "IT", "NL"])
def test_elsewhere_nothing_is_asked_for(country):
    assert mentions(country) == ()


def test_what_the_own_terms_say_has_no_words_here():
    assert OWN == ("", None, None, "", "", 0, 0)
    assert Invoice(ON) == (ON, 0, 0)
