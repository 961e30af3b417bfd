"""What a statute says, in one shape for all countries.

A country is one file that fills this in: which contracts, which rate, from which day,
which compensation, which clauses it tolerates, and the article for each.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from .case import Allocation, CreditorKind, Debt, DebtorKind, Request
from .findings import Finding
from .mentions import Mentions, no_mentions

BUSINESS, CONSUMER, PUBLIC = (
    DebtorKind.BUSINESS,
    DebtorKind.CONSUMER,
    DebtorKind.PUBLIC_BODY,
)
EVERY_CREDITOR = tuple(CreditorKind)
# Late-payment laws protect undertakings, not private persons.
UNDERTAKINGS = (CreditorKind.BUSINESS, CreditorKind.SMALL_BUSINESS)
DAY = timedelta(days=1)
# Directive 2011/7/EU, art. 6 (1): at least EUR 40 for each late payment.
FORTY_EURO = Decimal(40)


class ClauseRule(str, Enum):
    """What the law makes of a rate that the debtor accepted.

    ``FREE`` applies, ``FLOORED`` is lifted to a least rate, ``CAPPED`` is needed for
    any interest at all and void above the rate of the law, ``AT_MOST`` applies where it
    is lower than the law, ``REFUSED`` is void.
    """

    FREE = "free"
    FLOORED = "floored"
    CAPPED = "capped"
    AT_MOST = "at_most"
    REFUSED = "refused"


class RateRule(NamedTuple):
    """The statutory rate: the first series that has the day, plus a margin in points.

    ``locked``: the rate of the first day counts for the whole delay. ``fixed`` is a
    percent written in the law itself.
    """

    series: tuple[str, ...] = ()
    margin: Decimal = Decimal(0)
    locked: bool = False
    fixed: Decimal | None = None


class Start(NamedTuple):
    """From when a debt costs something; None: not by what happened so far.

    Interest runs from ``interest_from``. The compensation falls due on ``costs_from``.
    Money that came before ``payable_from`` pays principal only: nothing else was due.
    """

    interest_from: date | None
    costs_from: date | None
    payable_from: date | None
    findings: tuple[Finding, ...] = ()


class LegalDue(NamedTuple):
    """The last day to pay by law, which the agreement may not postpone at will."""

    on: date
    findings: tuple[Finding, ...] = ()


# (principal open, smallest unit of the currency) to an amount that is not rounded yet.
Scale = Callable[[Decimal, Decimal], Decimal]


class Lump(NamedTuple):
    """A fixed compensation by law, on the principal open when it falls due.

    ``pooled``: one for all debts together. ``with_vat``: VAT is added for a creditor
    who cannot deduct it. ``by_clause``: due only under an accepted clause, which is
    void above the scale; otherwise a clause replaces it where it gives more.
    """

    scale: Scale
    article: str
    pooled: bool = False
    with_vat: bool = False
    by_clause: bool = False


def automatic(_request: Request, _debt: Debt, due: date) -> Start:
    """Everything runs of right from the day after the due date."""
    first = due + DAY
    return Start(first, first, first)


def as_agreed(debt: Debt, _request: Request) -> LegalDue:
    """Return the due date that was agreed."""
    return LegalDue(debt.due_on)


def forty_euro(principal: Decimal, _smallest: Decimal) -> Decimal:
    """Return EUR 40 for each late invoice, however small.

    >>> forty_euro(Decimal(100), Decimal("0.01"))
    Decimal('40')
    """
    return FORTY_EURO if principal > 0 else Decimal(0)


@dataclass(frozen=True, eq=False)
class Statute:
    """The law of one country for one kind of debtor and the contracts of a time.

    ``contracts_from`` and ``contracts_to`` bound the day the contract was concluded,
    ``claims_from`` is the first day on which the law governs a claim. ``first_letter``
    introduces what a first letter must foresee before any cost is owed, empty where it
    need not; ``mentions`` stand on the invoice.
    """

    jurisdiction: str
    debtors: tuple[DebtorKind, ...]
    article: str
    source: str
    rate: RateRule
    lump: Lump | None = None
    creditors: tuple[CreditorKind, ...] = UNDERTAKINGS
    contracts_from: date = date.min
    contracts_to: date = date.max
    claims_from: date = date.min
    currency: str = "EUR"
    clause: ClauseRule = ClauseRule.FREE
    floor: tuple[str, ...] = ()
    start: Callable[[Request, Debt, date], Start] = field(default=automatic)
    legal_due: Callable[[Debt, Request], LegalDue] = field(default=as_agreed)
    compounds: bool = False
    thirty_day_months: bool = False
    allocation: Allocation = Allocation.COST_INTEREST_PRINCIPAL
    first_letter: str = ""
    mentions: Mentions = field(default=no_mentions)

    def governs(
        self, debtor: DebtorKind, creditor: CreditorKind, contract: date, as_of: date
    ) -> bool:
        """Tell whether the statute is the one for a claim under a contract.

        :param contract: the day on which it was concluded
        :param as_of: the day of the claim
        """
        return (
            debtor in self.debtors
            and creditor in self.creditors
            and self.contracts_from <= contract < self.contracts_to
            and as_of >= self.claims_from
        )
