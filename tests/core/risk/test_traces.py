"""What of an identity tells it from others, and what says nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.risk.commonplace import PUBLIC_DOMAINS, is_public
from followup_core.risk.traces import Identity, Kind, Trace, plain, traces


def values(kind, **facts):
    return [one.value for one in traces(Identity(**facts)) if one.kind is kind]


def test_a_vat_number_is_the_company_number_with_its_country_before_it():
    found = traces(Identity(vat="BE0123456789"))
    number = Trace(Kind.COMPANY_NUMBER, "123456789")
    assert found == (number, Trace(Kind.VAT, "BE0123456789"))
    assert traces(Identity(company_number="0123.456.789")) == (number,)


@pytest.mark.parametrize(
    ("vat", "found"),
    [
        ("be 0123.456.789", ["BE0123456789"]),
        ("0123 456 789", ["0123456789"]),
        ("NL123456789B01", ["NL123456789B01"]),
        ("RO12345", ["RO12345"]),
        ("RO1234", []),
        ("BE0000000000", []),
        ("BE", []),
        ("/", []),
        ("n/a", []),
    ],
)
def test_vat_numbers(vat, found):
    assert values(Kind.VAT, vat=vat) == found


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("0123.456.789", ["123456789"]),
        ("BE 0123 456 789", ["123456789"]),
        ("01234567", ["1234567"]),
        ("00123456", []),
        ("HRB 123456", []),
        ("9999999999", []),
    ],
)
def test_company_numbers(number, found):
    assert values(Kind.COMPANY_NUMBER, company_number=number) == found


@pytest.mark.parametrize(
    ("account", "found"),
    [
        ("be68 5390 0754 7034", ["BE68539007547034"]),
        ("12-34-5678", ["12345678"]),
        ("12-34-567", []),
        ("BE00 0000 0000 0000", []),
        ("unknown account", []),
    ],
)
def test_bank_accounts(account, found):
    assert values(Kind.BANK_ACCOUNT, bank_accounts=(account,)) == found


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        ("+32 2 123 45 67", ["21234567"]),
        ("02/123.45.67", ["21234567"]),
        ("0032 (0)2 123-45-67 ext. 12", ["21234567"]),
        ("+32 475 12 34 56", ["75123456"]),
        ("tel: 0475/12.34.56", ["75123456"]),
        ("123 45 67", ["1234567"]),
        ("123 456", []),
        ("02 000 00 00", ["20000000"]),
        ("0000000000", []),
        ("+32 00 00 00 00", []),
        ("", []),
    ],
)
def test_phones_are_the_same_from_home_and_from_abroad(phone, found):
    assert values(Kind.PHONE, phones=(phone,)) == found


@pytest.mark.parametrize(
    ("email", "addresses", "domains"),
    [
        ("Jan.Peeters@Acme.BE ", ["jan.peeters@acme.be"], ["acme.be"]),
        ("Jan <jan@acme.be>", ["jan@acme.be"], ["acme.be"]),
        ("jan@gmail.com", ["jan@gmail.com"], []),
        ("jan@hotmail.be", ["jan@hotmail.be"], []),
        ("test@acme.be", [], ["acme.be"]),
        ("jan@example.com", [], []),
        ("jan@acme.test", [], []),
        ("jan@acme", [], []),
        ("acme.be", [], []),
    ],
)
def test_emails(email, addresses, domains):
    assert values(Kind.EMAIL, emails=(email,)) == addresses
    assert values(Kind.DOMAIN, emails=(email,)) == domains


def test_two_addresses_of_one_field_are_two():
    found = values(Kind.EMAIL, emails=("jan@acme.be; els@acme.be",))
    assert found == ["els@acme.be", "jan@acme.be"]


def test_public_domains_are_written_as_they_are_compared():
    assert all(is_public(one) and one == one.lower() for one in PUBLIC_DOMAINS)
    assert not is_public("gmail.com.acme.be")


ADDRESS = {"street": "Rue de l'\u00c9glise 16", "zip": "1000", "city": "Brussel"}
PLACE = ["16 de eglise l rue 1000"]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, PLACE),
        ({"street": "16, RUE DE L'EGLISE"}, PLACE),
        ({"zip": "B-1000"}, PLACE),
        ({"city": "Bruxelles"}, PLACE),
        ({"zip": ""}, ["16 de eglise l rue brussel"]),
        ({"zip": "0000"}, ["16 de eglise l rue brussel"]),
        ({"zip": "", "city": ""}, []),
        ({"street": "Rue de l'Eglise"}, []),
        ({"street": "Rue de l'Eglise 0"}, []),
        ({"street": "16"}, []),
    ],
)
def test_addresses_have_a_street_a_number_and_a_place(facts, found):
    assert values(Kind.ADDRESS, **{**ADDRESS, **facts}) == found


def test_directors_have_two_names_in_any_order():
    names = ("Jos\u00e9 Peeters", "PEETERS, Jose", "Jan", "test test", "-")
    assert values(Kind.DIRECTOR, directors=names) == ["jose peeters"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Acme S.A.", ["acme"]),
        ("ACME sa", ["acme"]),
        ("Acme s. r. o.", ["acme"]),
        ("Nordlicht GmbH & Co. KG", ["nordlicht"]),
        ("Alfa Sp. z o.o.", ["alfa"]),
        ("A/S Norden", ["norden"]),
        ("Peeters & Zonen BV", ["peeters zonen"]),
        ("Zonen Peeters", ["peeters zonen"]),
        ("Salon Bleu", ["bleu salon"]),
        ("Abc", ["abc"]),
        ("Xy NV", []),
        ("Ltd", []),
        ("Test BV", []),
        ("n/a", []),
        ("000", []),
    ],
)
def test_names_are_compared_without_their_legal_form(name, found):
    assert values(Kind.NAME, names=(name,)) == found


@pytest.mark.parametrize(
    "nothing",
    [
        *("N/A", "n.a.", "NA", "none", "Nil", "null", "-", "?", "Test", "unknown"),
        *("n.v.t.", "geen", "onbekend", "n\u00e9ant", "inconnu", "keine", "unbekannt"),
        *("dummy", "TBD", "xxx", "0000", "1111111111", "   ", ""),
    ],
)
def test_what_stands_where_nothing_is_known_leaves_no_trace(nothing):
    many = (nothing,) * 2
    identity = Identity(
        many, nothing, nothing, many, many, many, nothing, nothing, nothing, many
    )
    assert traces(identity) == ()


def test_traces_come_by_kind_and_value():
    found = traces(Identity(names=("Zeta", "Alfa"), phones=("02 123 45 67",)))
    assert [one.value for one in found] == ["alfa", "zeta", "21234567"]


@pytest.mark.parametrize(
    "domain", ["aol.com", "gmx.de", "yahoo.co.uk", "yandex.ru", "live.nl", "outlook.be"]
)
def test_a_provider_is_public_under_the_ending_of_each_country(domain):
    assert is_public(domain)
    assert not is_public(f"my{domain}")


def test_letters_that_are_written_in_two_ways_are_one():
    assert plain("S\u00f8ren \u0141\u00f3d\u017a \u0152uvre") == "soren lodz oeuvre"


TEXTS = st.text(max_size=40)
IDENTITIES = st.builds(
    Identity,
    st.lists(TEXTS, max_size=3).map(tuple),
    TEXTS,
    TEXTS,
    *[st.lists(TEXTS, max_size=3).map(tuple)] * 3,
    TEXTS,
    TEXTS,
    TEXTS,
    st.lists(TEXTS, max_size=3).map(tuple),
)


@given(IDENTITIES)
def test_any_text_is_read_and_no_trace_is_empty_or_twice(identity):
    found = traces(identity)
    assert all(one.value.strip() for one in found)
    assert len(set(found)) == len(found)


@given(IDENTITIES)
def test_what_is_plain_stays_so(identity):
    for text in (*identity.names, identity.street):
        assert plain(plain(text)) == plain(text)


@given(st.integers(10**8, 10**9 - 1), st.sampled_from(["", " ", ".", "-"]))
def test_separators_never_part_two_that_are_the_same(number, separator):
    written = separator.join(f"0{number}")
    with_country = f"be{separator}{written}"
    assert traces(Identity(company_number=written)) == tuple(
        one for one in traces(Identity(vat=with_country)) if one.kind is not Kind.VAT
    )
