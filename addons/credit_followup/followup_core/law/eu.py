"""The Union: the reference rate that the laws of the members with the euro share.

Directive 2011/7/EU, art. 2 (7) (a): the main refinancing rate of the European Central
Bank on the first day of each half-year. The Union has no statute here: a directive
alone binds no private debtor, and a member without the euro has its own bank's rate
(art. 2 (7) (b)).
"""

from collections.abc import Mapping
from datetime import date

from ..rates.rules import Derivation, points_above
from .procedures import PURSUED, Entry, Procedure, Section, party, sums
from .words import translatable as _

KEY_RATE = "ecb_mro"
REFERENCE = ("ecb_ref_semester",)
# The first half-year of art. 2 (7).
DERIVED_SINCE = date(2013, 7, 1)
DERIVED = (Derivation(REFERENCE[0], points_above(0)),)

_NAMES = """
AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
"""
MEMBERS = frozenset(_NAMES.split())
# Form A. Sections 1 and 2 and the first codes of section 3 were read; the other tables
# are to be compared with the form before something is filed.
# Section 6, code 1: what the claim is about.
CAUSES = {
    "01": _("Sales contract"),
    "02": _("Rental agreement - movable property"),
    "03": _("Rental agreement - immovable property"),
    "04": _("Rental agreement - commercial lease"),
    "05": _("Contract of service - electricity, gas, water, telephone"),
    "06": _("Contract of service - medical services"),
    "07": _("Contract of service - transport"),
    "08": _("Contract of service - legal, tax, technical advice"),
    "09": _("Contract of service - hotel, restaurant"),
    "10": _("Contract of service - repair"),
    "11": _("Contract of service - brokerage"),
    "12": _("Contract of service - other"),
    "13": _("Building contract"),
    "14": _("Insurance contract"),
    "15": _("Loan"),
    "16": _("Guarantee or other collateral"),
    "20": _("Subscription agreement"),
    "21": _("Membership fee"),
    "25": _("Other"),
}
# Section 3: why the court has jurisdiction.
GROUNDS = {
    "01": _("Domicile of the defendant or co-defendant"),
    "02": _("Place of performance of the obligation in question"),
    "03": _("Place of the harmful event"),
    "04": _("Place of the branch, agency or other establishment"),
    "12": _("Choice of court agreed by the parties"),
    "14": _("Other"),
}
_CIRCUMSTANCES = {"30": _("Non-payment"), "31": _("Insufficient payment")}
_INTEREST = {"01": _("Statutory"), "02": _("Contractual")}
# Article 2 (3): Denmark does not take part.
_WITHOUT = frozenset({"DK"})
_ARTICLE = "Regulation (EC) No 1896/2006"


def _same(codes: Mapping[str, str]) -> dict[str, str]:
    return {code: code for code in codes}


_PARTIES = _("Parties and their representatives")
_CLAIMANT = Entry("2.1.code", _("Code"), constant="01")
_DEFENDANT = Entry("2.2.code", _("Code"), constant="02")
_COSTS = Section(
    "9",
    _("Costs of the proceedings and other charges"),
    (
        Entry("9.code", _("Code"), constant="02"),
        Entry("9.detail", _("Description"), "charge.code"),
        Entry("9.currency", _("Currency"), "claim.currency"),
        Entry("9.amount", _("Amount"), "charge.amount"),
    ),
    "charge",
)
PROCEDURES = (
    Procedure(
        code="eu_payment_order",
        label=_("European order for payment, Form A"),
        article=_ARTICLE,
        source="Delegated Regulation (EU) 2017/1260, annex; eur-lex.europa.eu",
        members=MEMBERS - _WITHOUT,
        consumers_at_home=True,
        sections=(
            Section(
                "1",
                _("Court"),
                (
                    Entry("1.court", _("Court"), "extra.court_name", is_needed=True),
                    Entry("1.address", _("Address"), "extra.court_address"),
                    Entry("1.country", _("Country"), "sheet.court_country"),
                ),
            ),
            Section("2.1", _PARTIES, (_CLAIMANT, *party("creditor", "2.1"))),
            Section(
                "2.2",
                _PARTIES,
                (_DEFENDANT, *party("debtor", "2.2")),
                "debtor",
                ("debtor.role", PURSUED),
            ),
            Section(
                "3",
                _("Grounds for the court's jurisdiction"),
                (
                    Entry(
                        "3.code",
                        _("Code"),
                        "extra.jurisdiction_code",
                        codes=_same(GROUNDS),
                        meanings=GROUNDS,
                        is_needed=True,
                    ),
                ),
            ),
            Section(
                "4",
                _("Cross-border nature of the case"),
                (
                    Entry("4.claimant", _("Claimant"), "creditor.address.country"),
                    Entry("4.defendant", _("Defendant"), "debtor.address.country"),
                    Entry("4.court", _("Court"), "sheet.court_country"),
                ),
            ),
            Section(
                "5",
                _("Bank details"),
                (
                    Entry("5.holder", _("Account holder"), "creditor.name"),
                    Entry("5.iban", _("IBAN"), "creditor.bank.iban"),
                    Entry("5.bic", _("BIC"), "creditor.bank.bic"),
                ),
            ),
            Section(
                "6",
                _("Principal"),
                (
                    Entry("6.currency", _("Currency"), "claim.currency"),
                    Entry("6.amount", _("Value"), "claim.open_amount", is_needed=True),
                    Entry(
                        "6.code1",
                        _("Cause of the claim"),
                        "sheet.cause_code",
                        codes=_same(CAUSES),
                        meanings=CAUSES,
                        is_needed=True,
                    ),
                    Entry(
                        "6.code2",
                        _("Circumstances invoked"),
                        "claim.is_part_paid",
                        codes={"true": "31", "false": "30"},
                        meanings=_CIRCUMSTANCES,
                    ),
                    Entry("6.code3", _("Other details"), "claim.cause"),
                    Entry("6.date", _("Date from"), "claim.date"),
                    Entry("6.number", _("Invoice number"), "claim.number"),
                ),
                "claim",
            ),
            Section(
                "7",
                _("Interest"),
                (
                    Entry(
                        "7.code",
                        _("Code"),
                        "interest.basis",
                        codes={
                            "statutory_b2b": "01",
                            "statutory_b2c": "01",
                            "contractual": "02",
                        },
                        meanings=_INTEREST,
                    ),
                    Entry("7.period", _("Period"), constant="A"),
                    Entry("7.rate", _("Interest rate in percent"), "interest.rate"),
                    Entry("7.base", _("On the amount of"), "interest.base"),
                    Entry("7.from", _("From"), "interest.from"),
                    Entry("7.to", _("To"), "interest.last_day"),
                    Entry("7.amount", _("Interest"), "interest.amount"),
                ),
                "interest",
            ),
            Section(
                "8",
                _("Contractual penalties"),
                (
                    Entry("8.amount", _("Amount"), "charge.amount"),
                    Entry("8.detail", _("Please specify"), "charge.legal_ref"),
                ),
                "charge",
                ("charge.code", frozenset({"penalty_clause"})),
            ),
            _COSTS._replace(
                only=(
                    "charge.code",
                    frozenset(
                        {
                            "reminder_fee",
                            "fixed_compensation",
                            "registered_mail",
                            "bank_return_fee",
                            "other",
                        }
                    ),
                )
            ),
            Section(
                "10",
                _("Evidence available in support of the claim"),
                (
                    Entry("10.code", _("Code"), constant="01"),
                    Entry("10.kind", _("Kind of document"), "document.kind"),
                    Entry("10.detail", _("Description of evidence"), "document.title"),
                    Entry("10.date", _("Date"), "document.date"),
                ),
                "document",
            ),
            sums("total"),
            Section(
                "11",
                _("Additional statements and further information"),
                (
                    Entry("11.statement", _("Statement"), "extra.statement"),
                    Entry("11.place", _("Place"), "extra.place"),
                    Entry("11.date", _("Date"), "extra.date"),
                    Entry("11.name", _("Name"), "extra.representative_name"),
                ),
            ),
        ),
    ),
)
