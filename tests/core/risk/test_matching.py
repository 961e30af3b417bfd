"""How sure traces in common make a match: never wholly, and a name alone is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.risk.matching import (
    LIKELY,
    SURENESS,
    Match,
    in_common,
    is_likely,
    matched,
)
from followup_core.risk.traces import Identity, Kind, Trace

OLD = Identity(
    names=("Acme NV",),
    vat="BE0123456789",
    phones=("+32 2 123 45 67",),
    emails=("jan@acme.be",),
    directors=("Jan Peeters",),
)


def of(*kinds):
    return matched(Trace(kind, "x") for kind in kinds)


def test_nothing_in_common_is_no_match():
    assert in_common(OLD, Identity(names=("Other",))) == ()
    assert matched([]) == Match(0, ())


def test_each_kind_has_its_sureness():
    found = {kind.value: of(kind).sureness for kind in Kind}
    assert found == {
        "vat": 98,
        "company_number": 95,
        "bank_account": 90,
        "email": 80,
        "phone": 60,
        "director": 50,
        "address": 45,
        "domain": 40,
        "name": 40,
    }


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.DOMAIN, Kind.ADDRESS, Kind.DIRECTOR])
def test_what_many_share_is_not_enough_alone(kind):
    assert not is_likely(of(kind))


@pytest.mark.parametrize(
    "kind", [Kind.VAT, Kind.COMPANY_NUMBER, Kind.BANK_ACCOUNT, Kind.EMAIL, Kind.PHONE]
)
def test_what_one_has_is_enough_alone(kind):
    assert is_likely(of(kind))


def test_from_the_limit_on_it_is_likely():
    assert not is_likely(Match(LIKELY - 1, ()))
    assert is_likely(Match(LIKELY, ()))


def test_two_that_say_little_say_enough_together():
    assert of(Kind.NAME, Kind.DOMAIN) == Match(64, (Kind.DOMAIN, Kind.NAME))
    assert of(Kind.DIRECTOR, Kind.ADDRESS).sureness == 72


def test_what_follows_from_another_trace_counts_once():
    assert of(Kind.VAT, Kind.COMPANY_NUMBER).sureness == SURENESS[Kind.VAT]
    assert of(Kind.EMAIL, Kind.DOMAIN).sureness == SURENESS[Kind.EMAIL]
    assert of(Kind.EMAIL, Kind.NAME).sureness == 88


def test_a_kind_counts_once_however_often_it_is_found():
    assert matched([Trace(Kind.PHONE, "1"), Trace(Kind.PHONE, "2")]).sureness == 60


def test_a_new_company_of_an_old_director_is_found():
    new = Identity(
        names=("Acme Trading BV",),
        vat="BE0987654321",
        phones=("02/123.45.67",),
        directors=("PEETERS Jan",),
    )
    match = matched(in_common(OLD, new))
    assert match == Match(80, (Kind.PHONE, Kind.DIRECTOR))


def test_a_company_number_is_found_in_a_vat_number():
    new = Identity(company_number="0123.456.789")
    assert matched(in_common(OLD, new)) == Match(95, (Kind.COMPANY_NUMBER,))


KINDS = st.lists(st.sampled_from(Kind))


@given(KINDS, st.sampled_from(Kind))
def test_one_trace_more_never_makes_it_less_and_nothing_makes_it_sure(kinds, more):
    before, after = of(*kinds), of(*kinds, more)
    assert before.sureness <= after.sureness < 100


@given(KINDS, st.randoms(use_true_random=False))
def test_the_order_of_traces_does_not_matter(kinds, random):
    assert of(*random.sample(kinds, len(kinds))) == of(*kinds)


@given(st.sampled_from([OLD, Identity(), Identity(names=("Acme",))]))
def test_two_are_as_alike_one_way_as_the_other(other):
    assert in_common(OLD, other) == in_common(other, OLD)
