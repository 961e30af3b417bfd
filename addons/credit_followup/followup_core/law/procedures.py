"""Procedures for a title: what their forms ask for, and for whom they are open.

A country's file has ``PROCEDURES``. A source is a word of the vocabulary of layouts;
`sheet` is what is reckoned for the sheet, `extra` what only the applicant knows.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from .words import translatable as _

_NO_CODES: Mapping[str, str] = MappingProxyType({})
COMPANY, PERSON, PUBLIC = "company", "person", "public"
EVERYBODY = frozenset({COMPANY, PERSON, PUBLIC})
PRIVATE = frozenset({COMPANY, PERSON})
# Roles of those against whom a title is asked for; guarantors are pursued apart.
PURSUED = frozenset({"main", "co_debtor", "heir", "spouse_liable"})
ANY_NATURE = frozenset({"b2b", "b2c", "public"})


class Entry(NamedTuple):
    """What a form asks for at one place.

    ``codes``: our code to theirs; ``other``: theirs where they have none for ours.
    ``meanings``: what their codes say, for who reads it. ``only_with``: a source; while
    that one is empty, this place is.
    """

    code: str
    label: str
    source: str = ""
    constant: str = ""
    codes: Mapping[str, str] = _NO_CODES
    meanings: Mapping[str, str] = _NO_CODES
    is_needed: bool = False
    other: str = ""
    only_with: str = ""


class Section(NamedTuple):
    """A part of a form. ``rows``: what it is filled for, one time each.

    ``only``: a source and the values with which a row counts.
    """

    code: str
    label: str
    entries: tuple[Entry, ...]
    rows: str = "case"
    only: tuple[str, frozenset[str]] | None = None


class Register(NamedTuple):
    """A register in which both parties have to be.

    ``schemes``: of identifiers. ``vat_prefix``: a VAT number that begins so is one.
    """

    schemes: frozenset[str]
    vat_prefix: str = ""


class Procedure(NamedTuple):
    """A procedure. ``article``: what governs it; ``source``: where that was read.

    ``natures``: of the case. ``debtors_in``: countries, empty for any. ``most``: of
    principal and interest together, in ``currency``. ``accessories``: the share of the
    principal that interest and charges may come to; ``beside``: the codes of charges
    that do not count with them. ``members``: one party is in
    another of these states than the court, which is in one too; empty where no border
    has to be crossed. ``consumers_at_home``: only the courts of a consumer's own state.
    ``admits_disputes``: what the debtor contests may be brought too, as to a mediator.
    """

    code: str
    label: str
    article: str
    source: str
    sections: tuple[Section, ...]
    natures: frozenset[str] = ANY_NATURE
    creditors: frozenset[str] = EVERYBODY
    debtors: frozenset[str] = EVERYBODY
    debtors_in: frozenset[str] = frozenset()
    register: Register | None = None
    currency: str = ""
    most: Decimal | None = None
    accessories: Decimal | None = None
    beside: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    consumers_at_home: bool = False
    admits_disputes: bool = False


# === WHAT MOST FORMS ASK FOR === #


def party(who: str, prefix: str) -> tuple[Entry, ...]:
    """Return what a form asks of a party.

    :param who: the first word of its sources
    :param prefix: of the codes
    """
    asked = (
        ("name", _("Name or corporate name"), "name", True),
        ("legal_form", _("Legal form"), "legal_form", False),
        ("company_number", _("Company number"), "company_number", False),
        ("vat", _("VAT number"), "vat", False),
        ("street", _("Street and number"), "address.line", False),
        ("zip", _("Postal code"), "address.zip", False),
        ("city", _("City"), "address.city", False),
        ("country", _("Country"), "address.country", True),
    )
    return tuple(
        Entry(f"{prefix}.{code}", label, f"{who}.{source}", is_needed=is_needed)
        for code, label, source, is_needed in asked
    )


def debtors(code: str) -> Section:
    """Return those who are pursued, one by one."""
    roles = ("debtor.role", PURSUED)
    return Section(code, _("Debtor"), party("debtor", code), "debtor", roles)


def representative(prefix: str) -> tuple[Entry, ...]:
    """Return who acts for the creditor, which only the applicant knows."""
    name, what = _("Representative"), _("Function of the representative")
    return (
        Entry(f"{prefix}.representative", name, "extra.representative_name"),
        Entry(f"{prefix}.function", what, "extra.representative_function"),
    )


def claims(code: str) -> Section:
    """Return the claims of a statement, one by one."""
    asked = (
        ("number", _("Invoice number"), "number", True),
        ("date", _("Invoice date"), "date", True),
        ("due_date", _("Due date"), "due_date", True),
        ("cause", _("Basis of the claim"), "cause", True),
        ("contract", _("Contract"), "contract_ref", False),
        ("contract_date", _("Date of the contract"), "contract_date", False),
        ("original", _("Original amount"), "original_amount", True),
        ("paid", _("Paid"), "paid_amount", False),
        ("principal", _("Principal"), "open_amount", True),
        ("currency", _("Currency"), "currency", True),
    )
    entries = tuple(
        Entry(f"{code}.{own}", label, f"claim.{source}", is_needed=is_needed)
        for own, label, source, is_needed in asked
    )
    return Section(code, _("Claims"), entries, "claim")


def interest(code: str) -> Section:
    """Return the interest of a statement, one line for each rate and base."""
    asked = (
        ("claim", _("Invoice number"), "claim.number"),
        ("rate", _("Rate in percent a year"), "interest.rate"),
        ("basis", _("Legal basis"), "interest.legal_ref"),
        ("from", _("From"), "interest.from"),
        ("until", _("Until, this day counted"), "interest.last_day"),
        ("base", _("On the amount of"), "interest.base"),
        ("amount", _("Interest"), "interest.amount"),
    )
    entries = tuple(Entry(f"{code}.{one[0]}", *one[1:]) for one in asked)
    return Section(code, _("Interest"), entries, "interest")


def charges(code: str) -> Section:
    """Return the charges of a statement, one by one."""
    asked = (
        ("claim", _("Invoice number"), "claim.number"),
        ("code", _("Kind of charge"), "charge.code"),
        ("basis", _("Legal basis"), "charge.legal_ref"),
        ("date", _("Date"), "charge.date"),
        ("amount", _("Amount"), "charge.amount"),
    )
    entries = tuple(Entry(f"{code}.{one[0]}", *one[1:]) for one in asked)
    return Section(code, _("Charges"), entries, "charge")


def sums(code: str, *, has_cap: bool = False) -> Section:
    """Return the sums of a statement; with the cap where the law has one."""
    asked = [
        ("principal", _("Principal"), "sheet.principal"),
        ("interest", _("Interest"), "sheet.interest"),
        ("charges", _("Charges"), "sheet.charges"),
    ]
    if has_cap:
        asked += [
            ("cap", _("Interest and penalty clauses may come to"), "sheet.cap"),
            ("cut", _("What is above that and not claimed"), "sheet.cut"),
            ("beside", _("Compensation by law, beside that"), "sheet.beside"),
            ("accessories", _("Interest and charges claimed"), "sheet.accessories"),
        ]
    asked.append(("total", _("Total claimed"), "sheet.total"))
    entries = tuple(Entry(f"{code}.{one[0]}", *one[1:]) for one in asked)
    return Section(code, _("Sums"), entries)


def documents(code: str) -> Section:
    """Return the list of the documents that support the claim."""
    asked = (
        ("kind", _("Kind of document"), "document.kind"),
        ("title", _("Document"), "document.title"),
        ("date", _("Date"), "document.date"),
        ("file", _("File"), "document.file_name"),
    )
    entries = tuple(Entry(f"{code}.{one[0]}", *one[1:]) for one in asked)
    return Section(code, _("List of documents"), entries, "document")


def letters(code: str) -> Section:
    """Return what was done so far, one by one."""
    asked = (
        ("date", _("Date"), "step.date"),
        ("label", _("Step"), "step.label"),
        ("channel", _("Channel"), "step.channel"),
        ("deadline", _("Deadline"), "step.deadline"),
        ("outcome", _("Outcome"), "step.outcome"),
    )
    entries = tuple(Entry(f"{code}.{one[0]}", *one[1:]) for one in asked)
    return Section(code, _("Steps so far"), entries, "dunning")


def mediation(*, disputed: str) -> tuple[Section, ...]:
    """Return what a mediator asks: both parties, the subject, the sums, the steps.

    :param disputed: what the form calls the description of the subject
    """
    subject = Entry("3.subject", disputed, "extra.statement", is_needed=True)
    return (
        Section("1", _("Applicant"), (*party("creditor", "1"), *representative("1"))),
        debtors("2"),
        Section("3", _("Subject"), (subject,)),
        *statement(4),
        letters("9"),
    )


def statement(first: int, *, has_cap: bool = False) -> tuple[Section, ...]:
    """Return claims, interest, charges, sums and documents.

    :param first: the number of the first of these sections
    """
    codes = [str(first + place) for place in range(5)]
    total = sums(codes[3], has_cap=has_cap)
    parts = (claims(codes[0]), interest(codes[1]), charges(codes[2]), total)
    return (*parts, documents(codes[4]))
