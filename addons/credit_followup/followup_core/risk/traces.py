"""Traces: what of an identity tells it from others, however it was written."""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from .commonplace import is_nobodys, is_placeholder, is_public, without_form

# Shorter ones are those of many: 12345 is a number in every register.
LEAST_IN_NUMBER, LEAST_IN_PHONE = 7, 7
# A VAT number or an account has its country before it: fewer digits are enough.
LEAST_AFTER_COUNTRY = 5
# The shortest account of a bank that sends or receives from abroad.
LEAST_IN_ACCOUNT = 8
# What a number has in common at home and from abroad: +32 2 123 45 67 is 02 123 45 67.
# With one digit more, the country's last one would stand where the zero stood.
KEPT_OF_PHONE = 8
LEAST_IN_NAME = 3
# One name alone is that of many.
LEAST_NAMES = 2

_ALIKE = str.maketrans(
    {"\u00f8": "o", "\u0142": "l", "\u00e6": "ae", "\u0153": "oe", "\u0111": "d"}
)
# An address has 64 letters before the @ and 255 behind it at most, by RFC 5321.
_EMAIL = re.compile(
    r"([^@\s<>,;:\"()]{1,64})@([^@\s<>,;:\"()]{1,250}\.[^@\s<>,;:\"().]{2,63})"
)
# What stands before an extension, or before the next number of the same field.
_PHONE = re.compile(r"[+(]?\d[\d\s().\-\u2010-\u2013/]*")
_COUNTRY = re.compile(r"^[a-z]{2}")
_ZIP_COUNTRY = re.compile(r"^[a-z]{1,2} (?=\d)")


class Kind(str, Enum):
    """What a trace is.

    ``DOMAIN``: of an e-mail address, unless anybody may have one there. ``ADDRESS``: a
    street with its number and its place. ``NAME``: of a company.
    """

    VAT = "vat"
    COMPANY_NUMBER = "company_number"
    BANK_ACCOUNT = "bank_account"
    EMAIL = "email"
    PHONE = "phone"
    DIRECTOR = "director"
    ADDRESS = "address"
    DOMAIN = "domain"
    NAME = "name"


class Identity(NamedTuple):
    """What is known of who a partner is, as people wrote it; what is empty is unknown.

    ``names``: of the company, its trade names too. ``directors``: names of people who
    lead it or are behind it.
    """

    names: tuple[str, ...] = ()
    vat: str = ""
    company_number: str = ""
    bank_accounts: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    street: str = ""
    zip: str = ""
    city: str = ""
    directors: tuple[str, ...] = ()


class Trace(NamedTuple):
    """One trace; two that mean the same are equal."""

    kind: Kind
    value: str


def traces(identity: Identity) -> tuple[Trace, ...]:
    """Return the traces of an identity, each once, by kind and value.

    What says nothing leaves none: zeros, "n/a", a legal form alone, a public mailbox's
    domain, a street without a number.

    >>> [one.value for one in traces(Identity(("Acme S.A.",), vat="BE 0123.456.789"))]
    ['123456789', 'acme', 'BE0123456789']
    """
    return tuple(sorted(set(_all(identity)), key=lambda one: (one.kind.value, one[1])))


def _all(identity: Identity) -> Iterator[Trace]:
    yield from _vat(identity.vat)
    yield from _company_number(identity.company_number)
    for account in identity.bank_accounts:
        yield from _bank_account(account)
    for phone in identity.phones:
        yield from _phone(phone)
    for email in identity.emails:
        yield from _email(email)
    yield from _address(identity)
    for director in identity.directors:
        yield from _director(director)
    for name in identity.names:
        yield from _name(name)


def plain(text: str) -> str:
    """Return a text in small letters, without accents, one blank between words.

    >>> plain("  Caf\u00e9-Stra\u00dfe, 12/b ")
    'cafe strasse 12 b'
    """
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_ALIKE))
    seen = (one for one in parts if unicodedata.category(one) != "Mn")
    return " ".join("".join(one if one.isalnum() else " " for one in seen).split())


def _joined(text: str) -> str:
    """Return the letters and digits of a text, small and without anything between."""
    return plain(text).replace(" ", "")


def _digits(text: str) -> str:
    return "".join(one for one in text if one in "0123456789")


def _tells(digits: str, least: int) -> bool:
    """Tell whether a number is one: long enough, and not one digit again and again."""
    return len(digits) >= least and not is_placeholder(digits)


def _vat(vat: str) -> Iterator[Trace]:
    """Yield the number, and what of it is the number in the country's own register."""
    written = _joined(vat)
    national = _COUNTRY.sub("", written)
    if _tells(_digits(national), LEAST_AFTER_COUNTRY):
        yield Trace(Kind.VAT, written.upper())
        yield from _company_number(national)


def _company_number(number: str) -> Iterator[Trace]:
    """Yield the digits alone: registers differ in what they write before and between.

    Zeros before them are written or not.
    """
    digits = _digits(_joined(number)).lstrip("0")
    if _tells(digits, LEAST_IN_NUMBER):
        yield Trace(Kind.COMPANY_NUMBER, digits)


def _bank_account(account: str) -> Iterator[Trace]:
    written = _joined(account)
    digits = _digits(_COUNTRY.sub("", written))
    if len(written) >= LEAST_IN_ACCOUNT and _tells(digits, LEAST_AFTER_COUNTRY):
        yield Trace(Kind.BANK_ACCOUNT, written.upper())


def _phone(phone: str) -> Iterator[Trace]:
    for found in _PHONE.findall(phone):
        digits = _digits(found)
        kept = digits[-KEPT_OF_PHONE:]
        if _tells(digits, LEAST_IN_PHONE) and not is_placeholder(kept):
            yield Trace(Kind.PHONE, kept)


def _email(email: str) -> Iterator[Trace]:
    for name, domain in _EMAIL.findall(email.lower()):
        if not is_nobodys(domain) and not is_placeholder(plain(name)):
            yield Trace(Kind.EMAIL, f"{name}@{domain}")
        if not is_public(domain):
            yield Trace(Kind.DOMAIN, domain)


def _address(identity: Identity) -> Iterator[Trace]:
    """Yield street, number and place; the number stands before the street or behind."""
    street = sorted(plain(identity.street).split())
    place = _ZIP_COUNTRY.sub("", plain(identity.zip)).replace(" ", "")
    if is_placeholder(place):
        place = plain(identity.city)
    has_number = any(_digits(word).strip("0") for word in street)
    has_street = any(word.isalpha() for word in street)
    if has_number and has_street and not is_placeholder(place):
        yield Trace(Kind.ADDRESS, " ".join([*street, place]))


def _director(name: str) -> Iterator[Trace]:
    words = sorted(plain(name).split())
    if len(words) >= LEAST_NAMES and not is_placeholder(plain(name)):
        yield Trace(Kind.DIRECTOR, " ".join(words))


def _name(name: str) -> Iterator[Trace]:
    words = sorted(set(without_form(plain(name)).split()))
    is_name = len("".join(words)) >= LEAST_IN_NAME
    if is_name and not is_placeholder(" ".join(words)):
        yield Trace(Kind.NAME, " ".join(words))
