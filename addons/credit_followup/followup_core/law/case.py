"""The case before the law: debtor, creditor, debts, payments, letters, terms.

Amounts are decimals with the decimals of the currency; percents are of a year; spans
are ``[start, end)``.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


class DebtorKind(str, Enum):
    """What the debtor is in law."""

    BUSINESS = "business"
    CONSUMER = "consumer"
    PUBLIC_BODY = "public_body"


class CreditorKind(str, Enum):
    """What the creditor is in law, where a law makes a difference."""

    BUSINESS = "business"
    SMALL_BUSINESS = "small_business"
    INDIVIDUAL = "individual"


class Part(str, Enum):
    """What a payment pays."""

    COST = "cost"
    INTEREST = "interest"
    PRINCIPAL = "principal"


class Allocation(str, Enum):
    """In which order a payment pays the parts of a debt; the statute's by default."""

    STATUTORY = "statutory"
    COST_INTEREST_PRINCIPAL = "cost_interest_principal"
    INTEREST_PRINCIPAL = "interest_principal"
    PRINCIPAL_FIRST = "principal_first"


ORDERS = {
    Allocation.COST_INTEREST_PRINCIPAL: (Part.COST, Part.INTEREST, Part.PRINCIPAL),
    Allocation.INTEREST_PRINCIPAL: (Part.INTEREST, Part.PRINCIPAL, Part.COST),
    Allocation.PRINCIPAL_FIRST: (Part.PRINCIPAL, Part.COST, Part.INTEREST),
}


class NoticeKind(str, Enum):
    """What a letter was."""

    REMINDER = "reminder"
    FORMAL_NOTICE = "formal_notice"


class NoticeChannel(str, Enum):
    """How a letter travelled."""

    ELECTRONIC = "electronic"
    POST = "post"
    REGISTERED = "registered"


@dataclass(frozen=True)
class InterestClause:
    """Contractual interest; ``percent`` None is whatever the law allows at most."""

    percent: Decimal | None = None


@dataclass(frozen=True)
class PenaltyClause:
    """A fixed compensation; ``percent`` None is whatever the law allows at most."""

    percent: Decimal | None = None
    minimum: Decimal = Decimal(0)


@dataclass(frozen=True)
class Terms:
    """Conditions of sale. ``accepted_on`` None: nothing proves their acceptance."""

    concluded_on: date | None = None
    accepted_on: date | None = None
    interest: InterestClause | None = None
    penalty: PenaltyClause | None = None


@dataclass(frozen=True)
class Debt:
    """One late invoice. ``due_on`` is the last day to pay, as agreed."""

    ref: str
    principal: Decimal
    due_on: date
    invoiced_on: date | None = None
    received_on: date | None = None


@dataclass(frozen=True)
class Payment:
    """Money received on its value date; ``ref`` None: the debtor named no debt."""

    paid_on: date
    amount: Decimal
    ref: str | None = None


@dataclass(frozen=True)
class Notice:
    """A letter that the debtor got; ``refs`` None: about all the debts of the claim."""

    kind: NoticeKind
    channel: NoticeChannel
    sent_on: date
    received_on: date | None = None
    refs: frozenset[str] | None = None


@dataclass(frozen=True)
class Request:
    """A claim on a day: ``as_of`` is the last day counted."""

    jurisdiction: str
    debtor: DebtorKind
    creditor: CreditorKind
    currency: str
    as_of: date
    debts: tuple[Debt, ...]
    payments: tuple[Payment, ...] = ()
    notices: tuple[Notice, ...] = ()
    terms: Terms | None = None
    allocation: Allocation = Allocation.STATUTORY
    recovers_vat: bool = True
    vat_percent: Decimal = Decimal(0)

    def letters(self, debt: Debt, due: date) -> list[Notice]:
        """Return the letters about a debt that were sent when it was late."""
        return [
            one
            for one in self.notices
            if due < one.sent_on <= self.as_of
            and (one.refs is None or debt.ref in one.refs)
        ]
