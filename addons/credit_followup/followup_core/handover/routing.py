"""Which agency fits a case, and what each way of going on may bring.

An agency either fits or says why not; those that fit are ordered by what is expected
to be left after their fees. Shares and fees are percents, amounts are the case's.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..law.case import DebtorKind
from ..money import half_up, unit

ZERO = Decimal(0)
HUNDRED = Decimal(100)


class Product(str, Enum):
    """What an agency is asked to do."""

    PRECOLLECTION = "precollection"
    AMICABLE = "amicable"
    JUDICIAL = "judicial"
    INTERNATIONAL = "international"
    SURVEILLANCE = "surveillance"
    INSURANCE_OVERDUE = "insurance_overdue"
    DEBT_SALE = "debt_sale"


class Unfit(str, Enum):
    """Why an agency does not fit a case.

    ``NO_CONTRACT``: none is in force on the day. ``NO_DATA_PROTECTION``: the document
    on personal data is not there.
    """

    NO_CONTRACT = "no_contract"
    NO_DATA_PROTECTION = "no_data_protection"
    COUNTRY = "country"
    CURRENCY = "currency"
    DEBTOR_KIND = "debtor_kind"
    PRODUCT = "product"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    DISPUTED = "disputed"
    NO_FEE = "no_fee"


class Fee(NamedTuple):
    """A band of a fee scale: up to an amount and an age, both included.

    ``percent``: of what is recovered. ``fixed``: for the case, whatever comes of it.
    """

    percent: Decimal
    fixed: Decimal = ZERO
    up_to_amount: Decimal | None = None
    up_to_days: int | None = None


class Agency(NamedTuple):
    """What an agency takes; an empty tuple, or None, is no limit.

    ``fees``: the first band that the case is in counts. ``recovers``: the share of the
    principal that it recovers, None where nobody has measured it.
    """

    ref: str
    fees: tuple[Fee, ...]
    countries: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    debtors: tuple[DebtorKind, ...] = ()
    products: tuple[Product, ...] = ()
    least_amount: Decimal | None = None
    most_amount: Decimal | None = None
    least_days: int | None = None
    most_days: int | None = None
    takes_disputed: bool = False
    contract_from: date | None = None
    contract_until: date | None = None
    has_data_protection: bool = False
    recovers: Decimal | None = None


class Case(NamedTuple):
    """What is to be handed over. ``days``: since the oldest claim was due."""

    amount: Decimal
    currency: str
    country: str
    debtor: DebtorKind
    days: int
    product: Product = Product.AMICABLE
    is_disputed: bool = False


class Way(str, Enum):
    """How a case may go on."""

    OWN_EFFORTS = "own_efforts"
    AGENCY = "agency"
    COURT = "court"
    WRITE_OFF = "write_off"


class Estimate(NamedTuple):
    """What a way that is no agency brings and costs.

    ``recovers``: the share of the amount. ``cost``: whatever comes of it.
    ``cost_percent``: of what is recovered.
    """

    recovers: Decimal
    cost: Decimal = ZERO
    cost_percent: Decimal = ZERO


class Option(NamedTuple):
    """A way with what it may bring, rounded to the unit of the currency.

    ``net``: the expected less the cost; below zero where it costs more.
    ``is_assumed``: the share is not measured. ``agency``: empty for other ways.
    """

    way: Way
    agency: str
    expected: Decimal
    cost: Decimal
    net: Decimal
    is_assumed: bool = False


class Refusal(NamedTuple):
    """An agency that does not fit, and all reasons why."""

    agency: str
    reasons: tuple[Unfit, ...]


class Routing(NamedTuple):
    """Where a case may go: what fits, the best first; and what does not."""

    options: tuple[Option, ...]
    refusals: tuple[Refusal, ...]


def route(
    case: Case,
    agencies: Iterable[Agency],
    as_of: date,
    assumed: Decimal,
    others: Iterable[tuple[Way, Estimate]] = (),
) -> Routing:
    """Return where a case may go, by what is expected to be left.

    :param assumed: the share of agencies that nobody has measured
    :param others: the ways that are no agency; each is an option of its own
    """
    options = [_estimated(case, way, "", one) for way, one in others]
    refusals = []
    for agency in agencies:
        reasons = unfit(case, agency, as_of)
        fee = fee_of(case, agency)
        if reasons or not fee:
            refusals.append(Refusal(agency.ref, reasons))
            continue
        measured = agency.recovers is not None
        share = agency.recovers if agency.recovers is not None else assumed
        estimate = Estimate(share, fee.fixed, fee.percent)
        option = _estimated(case, Way.AGENCY, agency.ref, estimate)
        options.append(option._replace(is_assumed=not measured))
    ranked = sorted(options, key=lambda one: (-one.net, one.way.value, one.agency))
    return Routing(tuple(ranked), tuple(refusals))


def fee_of(case: Case, agency: Agency) -> Fee | None:
    """Return the first band of a scale that a case is in, None where none is.

    >>> scale = (Fee(Decimal(15), up_to_days=180), Fee(Decimal(25)))
    >>> case = Case(Decimal(100), "EUR", "XX", DebtorKind.BUSINESS, 181)
    >>> fee_of(case, Agency("A", scale)).percent
    Decimal('25')
    """
    for one in agency.fees:
        if _within(case.amount, None, one.up_to_amount) and _within(
            Decimal(case.days), None, _decimal(one.up_to_days)
        ):
            return one
    return None


def unfit(case: Case, agency: Agency, as_of: date) -> tuple[Unfit, ...]:
    """Return all reasons why an agency does not fit, in the order of ``Unfit``."""
    days = Decimal(case.days)
    wrong = {
        Unfit.NO_CONTRACT: not _in_force(agency, as_of),
        Unfit.NO_DATA_PROTECTION: not agency.has_data_protection,
        Unfit.COUNTRY: not _among(case.country, agency.countries),
        Unfit.CURRENCY: not _among(case.currency, agency.currencies),
        Unfit.DEBTOR_KIND: not _among(case.debtor, agency.debtors),
        Unfit.PRODUCT: not _among(case.product, agency.products),
        Unfit.TOO_SMALL: not _within(case.amount, agency.least_amount, None),
        Unfit.TOO_LARGE: not _within(case.amount, None, agency.most_amount),
        Unfit.TOO_YOUNG: not _within(days, _decimal(agency.least_days), None),
        Unfit.TOO_OLD: not _within(days, None, _decimal(agency.most_days)),
        Unfit.DISPUTED: case.is_disputed and not agency.takes_disputed,
        Unfit.NO_FEE: fee_of(case, agency) is None,
    }
    return tuple(reason for reason, is_wrong in wrong.items() if is_wrong)


def _in_force(agency: Agency, as_of: date) -> bool:
    """Tell whether a contract is in force; its last day is one of its days."""
    begins, ends = agency.contract_from, agency.contract_until
    return begins is not None and begins <= as_of and (ends is None or as_of <= ends)


def _among(value: str, allowed: Sequence[str]) -> bool:
    return not allowed or value in allowed


def _within(value: Decimal, least: Decimal | None, most: Decimal | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def _decimal(days: int | None) -> Decimal | None:
    return None if days is None else Decimal(days)


def _estimated(case: Case, way: Way, agency: str, estimate: Estimate) -> Option:
    smallest = unit(case.currency)
    expected = half_up(case.amount * estimate.recovers / HUNDRED, smallest)
    share = expected * estimate.cost_percent / HUNDRED
    cost = half_up(estimate.cost + share, smallest)
    return Option(way, agency, expected, cost, expected - cost)
