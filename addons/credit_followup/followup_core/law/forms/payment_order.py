"""Form A: the application for a European order for payment.

Regulation (EC) No 1896/2006, annex I, as Delegated Regulation (EU) 2017/1260 replaced
it. Every table of codes was compared with the English form that the European e-Justice
Portal published on 29 July 2017.
"""

from collections.abc import Mapping

from ..procedures import PURSUED, Entry, Section, party, sums
from ..words import translatable as _

# Section 3: why the court has jurisdiction.
GROUNDS = {
    "01": _("Domicile of the defendant or co-defendant"),
    "02": _("Place of performance of the obligation in question"),
    "03": _("Place of the harmful event"),
    "04": _("Place of the branch, agency or other establishment"),
    "05": _("Domicile of the trust"),
    "06": _("Place of the court under whose authority cargo or freight was arrested"),
    "07": _("Domicile of the policyholder, the insured or the beneficiary"),
    "08": _("Domicile of the consumer"),
    "09": _("Place where the employee carries out his work"),
    "10": _("Place of the business which engaged the employee"),
    "11": _("Place of the immovable property"),
    "12": _("Choice of court agreed by the parties"),
    "13": _("Domicile of the maintenance creditor"),
    "14": _("Other"),
}
# Section 4: the states in the order of the form, which is that of their own names; the
# form lists the state that left, and leaves out the one that does not take part.
_IN_ORDER = """
BE BG CZ DE EE GR ES FR HR IE IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE GB
"""
STATES = {state: f"{n:02}" for n, state in enumerate(_IN_ORDER.split(), 1)}
OTHER_STATE = "28"
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
    "17": _("Non-contractual obligation that was agreed or admitted"),
    "18": _("Joint ownership of property"),
    "19": _("Damages - contract"),
    "20": _("Subscription agreement"),
    "21": _("Membership fee"),
    "22": _("Employment agreement"),
    "23": _("Out-of-court settlement"),
    "24": _("Maintenance agreement"),
    "25": _("Other"),
}
# Section 6, code 2: what went wrong. 32 to 36 are no matter of what is still open.
CIRCUMSTANCES = {
    "30": _("Non-payment"),
    "31": _("Insufficient payment"),
    "32": _("Late payment"),
    "33": _("Non-delivery of goods or services"),
    "34": _("Delivery of defective goods or poor services"),
    "35": _("Goods or services not in conformity with the order"),
    "36": _("Other"),
}
# Section 6, code 3: what the explanatory statement tells.
DETAILS = {
    "40": _("Place of purchase"),
    "41": _("Place of delivery"),
    "42": _("Date of purchase"),
    "43": _("Date of delivery"),
    "44": _("Type of goods or services concerned"),
    "45": _("Address of immovable property"),
    "46": _("Purpose of the loan: consumer credit"),
    "47": _("Purpose of the loan: mortgage credit"),
    "48": _("Other"),
}
# Section 7: 01 statutory, 02 contractual, joined with A, per year. 03 to 06 and the
# other periods are of interest that is never claimed here.
INTEREST = {"01A": _("Statutory, per year"), "02A": _("Contractual, per year")}
# Section 10.
EVIDENCE = {
    "01": _("Written evidence"),
    "02": _("Oral evidence"),
    "03": _("Expert evidence"),
    "04": _("Inspection of an object or site"),
    "05": _("Other"),
}

_PARTIES = _("Parties and their representatives")
_CODE = _("Code")
_BASES = {"statutory_b2b": "01A", "statutory_b2c": "01A", "contractual": "02A"}
_PENALTY = frozenset({"penalty_clause"})
_COSTS = frozenset(
    {"reminder_fee", "fixed_compensation", "registered_mail", "bank_return_fee"}
) | {"other"}


def _same(codes: Mapping[str, str]) -> dict[str, str]:
    return {code: code for code in codes}


def _state(code: str, label: str, source: str) -> Entry:
    """Return a box of section 4; a state that the form does not list is another one."""
    meanings = {number: state for state, number in STATES.items()}
    meanings[OTHER_STATE] = _("Other")
    return Entry(
        code, label, source, codes=STATES, meanings=meanings, other=OTHER_STATE
    )


def _number(section: str) -> Entry:
    """Return the number by which the form speaks of a claim."""
    return Entry(f"{section}.id", _("Number of the claim"), "sheet.claim_id")


def _acting(section: str, code: str, who: str, *others: Entry) -> Section:
    """Return who acts for the claimant: a lawyer (03), a legal representative (05)."""
    own = Entry(f"{section}.code", _CODE, constant=code, only_with=who)
    name = Entry(f"{section}.name", _("Name"), who)
    return Section(section, _PARTIES, (own, name, *others))


SECTIONS = (
    Section(
        "1",
        _("Court"),
        (
            Entry("1.court", _("Court"), "extra.court_name", is_needed=True),
            Entry("1.address", _("Address"), "extra.court_address"),
            Entry("1.country", _("Country"), "sheet.court_country"),
        ),
    ),
    Section(
        "2.1",
        _PARTIES,
        (Entry("2.1.code", _CODE, constant="01"), *party("creditor", "2.1")),
    ),
    Section(
        "2.2",
        _PARTIES,
        (Entry("2.2.code", _CODE, constant="02"), *party("debtor", "2.2")),
        "debtor",
        ("debtor.role", PURSUED),
    ),
    _acting("2.3", "03", "extra.lawyer_name"),
    _acting(
        "2.5",
        "05",
        "extra.representative_name",
        Entry(
            "2.5.function",
            _("Function of the representative"),
            "extra.representative_function",
        ),
    ),
    Section(
        "3",
        _("Grounds for the court's jurisdiction"),
        (
            Entry(
                "3.code",
                _CODE,
                "extra.jurisdiction_code",
                codes=_same(GROUNDS),
                meanings=GROUNDS,
                is_needed=True,
            ),
            Entry("3.detail", _("Please specify"), "extra.jurisdiction_detail"),
        ),
    ),
    Section(
        "4",
        _("Cross-border nature of the case"),
        (
            _state("4.claimant", _("Claimant"), "creditor.address.country"),
            _state("4.defendant", _("Defendant"), "debtor.address.country"),
            _state("4.court", _("Court"), "sheet.court_country"),
        ),
    ),
    # How the court is paid (5.1) is for the applicant to choose.
    Section(
        "5.2",
        _("Bank details"),
        (
            Entry("5.2.holder", _("Account holder"), "creditor.name"),
            Entry("5.2.iban", _("IBAN"), "creditor.bank.iban"),
            Entry("5.2.bic", _("BIC"), "creditor.bank.bic"),
        ),
    ),
    Section(
        "6",
        _("Principal"),
        (
            _number("6"),
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
                meanings=CIRCUMSTANCES,
            ),
            Entry("6.code3", _("Other details"), constant="44", meanings=DETAILS),
            Entry("6.detail", _("Explanatory statement"), "claim.cause"),
            Entry("6.date", _("Date or period"), "claim.date"),
            Entry("6.number", _("Invoice number"), "claim.number"),
        ),
        "claim",
    ),
    Section(
        "7",
        _("Interest"),
        (
            _number("7"),
            Entry("7.code", _CODE, "interest.basis", codes=_BASES, meanings=INTEREST),
            Entry("7.rate", _("Interest rate in percent"), "interest.rate"),
            Entry("7.base", _("On the amount of"), "interest.base"),
            Entry("7.from", _("From"), "interest.from"),
            Entry("7.to", _("Until, this day counted"), "interest.last_day"),
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
        ("charge.code", _PENALTY),
    ),
    # 01, court fees: what they are is known to the court.
    Section(
        "9",
        _("Costs of the proceedings and other charges"),
        (
            Entry("9.code", _CODE, constant="02"),
            Entry("9.detail", _("Description"), "charge.code"),
            Entry("9.currency", _("Currency"), "claim.currency"),
            Entry("9.amount", _("Amount"), "charge.amount"),
        ),
        "charge",
        ("charge.code", _COSTS),
    ),
    Section(
        "10",
        _("Evidence available in support of the claim"),
        (
            _number("10"),
            Entry("10.code", _CODE, constant="01", meanings=EVIDENCE),
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
            Entry("11.statement", _("Additional statement"), "extra.statement"),
            Entry("11.place", _("Place"), "extra.place"),
            Entry("11.date", _("Date"), "extra.date"),
            Entry("11.name", _("Name"), "extra.representative_name"),
        ),
    ),
)
