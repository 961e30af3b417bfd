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
class FeeClause:
    """An administrative fee, owed once by an item late by more than ``after_days``."""

    amount: Decimal
    after_days: int = 0


@dataclass(frozen=True)
class Terms:
    """Conditions of sale. ``accepted_on`` None: nothing proves their acceptance.

    Penalty and fee are one contractual sum.
    """

    concluded_on: date | None = None
    accepted_on: date | None = None
    interest: InterestClause | None = None
    penalty: PenaltyClause | None = None
    fee: FeeClause | None = None

    @property
    def has_sum(self) -> bool:
        """Tell whether the terms give a sum of their own, beside what the law gives."""
        agreed = self.penalty is not None and self.penalty.percent is not None
        return agreed or self.fee is not None


@dataclass(frozen=True)
class Debt:
    """One late invoice. ``due_on`` is the last day to pay.

    ``due_agreed`` False: the day stands on the invoice alone. ``default_hint``: the
    invoice told a consumer what happens thirty days after it.
    """

    ref: str
    principal: Decimal
    due_on: date
    invoiced_on: date | None = None
    received_on: date | None = None
    due_agreed: bool = True
    default_hint: bool = False


@dataclass(frozen=True)
class Payment:
    """Money received on its value date; ``ref`` None: the debtor named no debt."""

    paid_on: date
    amount: Decimal
    ref: str | None = None


@dataclass(frozen=True)
class Notice:
    """A letter that the debtor got; ``refs`` None: about all the debts of the claim.

    ``received_on`` is known, ``expected_on`` reckoned from how long letters travel.
    """

    kind: NoticeKind
    channel: NoticeChannel
    sent_on: date
    received_on: date | None = None
    refs: frozenset[str] | None = None
    expected_on: date | None = None

    @property
    def arrived_on(self) -> date | None:
        """Return when it is known to have arrived; what is electronic, that day."""
        if self.channel is NoticeChannel.ELECTRONIC:
            return self.received_on or self.expected_on or self.sent_on
        return self.received_on

    @property
    def safely_on(self) -> date:
        """Return when it has arrived by all that is known or reckoned."""
        return self.arrived_on or self.expected_on or self.sent_on


class RateChoice(str, Enum):
    """Which rate of the law the creditor chose, where the law lets him choose."""

    PER_DAY = "per_day"
    LOCKED = "locked"


@dataclass(frozen=True)
class Exchange:
    """A published rate: what one unit of a currency was worth in the claim's own."""

    currency: str
    on: date
    rate: Decimal


@dataclass(frozen=True)
class Request:
    """A claim on a day: ``as_of`` is the last day counted.

    ``in_health_care``: a public body that runs hospitals or the like.
    """

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
    rate_choice: RateChoice = RateChoice.PER_DAY
    in_health_care: bool = False
    exchange: tuple[Exchange, ...] = ()

    def letters(self, debt: Debt, due: date) -> list[Notice]:
        """Return the letters about a debt that were sent when it was late."""
        return [
            one
            for one in self.notices
            if due < one.sent_on <= self.as_of
            and (one.refs is None or debt.ref in one.refs)
        ]
