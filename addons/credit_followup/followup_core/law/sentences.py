"""How a claim is reckoned, in sentences for the debtor who checks it."""

from collections.abc import Iterator
from typing import NamedTuple

from .case import ORDERS, Allocation, Part
from .words import translatable as _

AFTER_DUE = _("Interest runs from the day after the due date to the day of payment.")
AFTER_NOTICE = _(
    "Interest runs from the day that the law gives after the formal notice to the day "
    "of payment."
)
AFTER_FREE_REMINDER = _(
    "Interest runs from the day that the law gives after the first reminder to the day "
    "of payment."
)
AFTER_THIRD_MONTH = _(
    "Interest runs from the end of the third month after receipt or, where that is "
    "later, from the day after the due date, to the day of payment."
)
AFTER_THIRTY_DAYS = _(
    "Interest runs from the day after the due date, at the earliest after the thirty "
    "days that the law gives, to the day of payment."
)
UNLESS_AGREED = _(
    "Interest runs from the day after the due date or, where it was not agreed and "
    "that is later, from the day after receipt of the reminder or after the legal "
    "term, to the day of payment."
)
BY_DAYS = _(
    "Each amount is base × rate × days / 36,500, rounded once per invoice and payment."
)
BY_MONTHS = _(
    "Each amount is base × rate × days / 36,000 with months of 30 days, rounded once "
    "per invoice and payment."
)
YEARLY = _("Each year the unpaid interest bears interest itself.")
CAPPED = _("Interest that is unpaid never exceeds the debt itself.")
LOCKED = _("The rate of the first day late counts for the whole delay.")
BY_LAW = _(
    "Payments received were taken from costs, then interest, then principal, as the "
    "law provides."
)
COSTS_FIRST = _(
    "Payments received were taken from costs, then interest, then principal."
)
INTEREST_FIRST = _(
    "Payments received were taken from interest, then principal, then costs."
)
PRINCIPAL_FIRST = _("Payments received were taken from the principal first.")
# Where a rate or a sum is from, if not from the law.
ACCEPTED = _("Accepted conditions of sale")
# What the laws call the sum beside interest.
FIXED_SUM = _("Fixed compensation")
FIXED_SUM_FOR_COLLECTION = _("Fixed compensation for collection costs")
AGREED_SUM = _("Compensation and costs agreed in the conditions of sale")
COLLECTION_COSTS = _("Extrajudicial collection costs")


class Reckoning(NamedTuple):
    """How interest is reckoned and payments are imputed under one statute.

    ``chosen`` is the order that the creditor asked for, ``by_law`` the statute's own.
    """

    starts: str
    compounds: bool
    thirty_day_months: bool
    locked: bool
    stops_at_principal: bool
    chosen: Allocation
    by_law: Allocation


def explain(one: Reckoning) -> Iterator[str]:
    """Yield the sentences, each true for the statute."""
    yield one.starts
    if one.locked:
        yield LOCKED
    if one.stops_at_principal:
        yield CAPPED
    if one.compounds:
        yield YEARLY
    yield BY_MONTHS if one.thirty_day_months else BY_DAYS


def imputation(one: Reckoning) -> str:
    """Return in which order payments paid the parts of the debt."""
    is_law = one.chosen is Allocation.STATUTORY
    order = one.by_law if is_law else one.chosen
    first = ORDERS[order][0]
    if first is Part.PRINCIPAL:
        return PRINCIPAL_FIRST
    if first is Part.INTEREST:
        return INTEREST_FIRST
    return BY_LAW if is_law or order is one.by_law else COSTS_FIRST
