"""What a statute says, in one shape for all countries.

A country is one file that fills this in: which contracts, which rate, from which day,
which compensation, which clauses it tolerates, and the article for each.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from .case import (
    Allocation,
    CreditorKind,
    Debt,
    DebtorKind,
    Notice,
    RateChoice,
    Request,
)
from .findings import Finding
from .mentions import Mentions, no_mentions
from .sentences import AFTER_DUE, FIXED_SUM, Reckoning

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
    any interest at all and void above the rate of the law, ``AT_MOST`` applies up to
    the most that the law allows, ``LOWER`` applies where it is lower than the law and
    is void otherwise, ``REFUSED`` is void.
    """

    FREE = "free"
    FLOORED = "floored"
    CAPPED = "capped"
    AT_MOST = "at_most"
    LOWER = "lower"
    REFUSED = "refused"


class RateRule(NamedTuple):
    """The statutory rate: the first series that has the day, plus a margin in points.

    ``locked``: the rate of the first day counts for the whole delay. ``fixed`` is a
    percent written in the law itself. ``times`` multiplies what was found.
    ``disputed``: where sources read the law both ways, locked and by the day, the
    lower of the two.
    """

    series: tuple[str, ...] = ()
    margin: Decimal = Decimal(0)
    locked: bool = False
    fixed: Decimal | None = None
    times: Decimal = Decimal(1)
    disputed: bool = False


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


class Case(NamedTuple):
    """What decides which statute governs: ``contract`` is the day it was concluded.

    ``due`` is the day to pay that was agreed, of a debt to come where it is left out.
    """

    debtor: DebtorKind
    creditor: CreditorKind
    currency: str
    contract: date
    as_of: date
    in_health_care: bool = False
    due: date = date.max


# (principal open, smallest unit of the currency) to an amount that is not rounded yet.
Scale = Callable[[Decimal, Decimal], Decimal]


class Lump(NamedTuple):
    """A fixed compensation by law, on the principal open when it falls due.

    ``pooled``: one for all debts together. ``with_vat``: VAT is added for a creditor
    who cannot deduct it. ``by_clause``: due only under an accepted clause, which is
    void above the scale; otherwise a clause replaces it where it gives more.

    The sum is in the currency of the statute, or in ``currency``: then it is converted
    at the rate published for the day that ``converted_on`` gives for the last day to
    pay. ``of_day`` has sums that change in time, by the first day late, None where the
    sum is not known; it stands for the scale. ``name`` is what the law calls it.
    """

    scale: Scale
    article: str
    pooled: bool = False
    with_vat: bool = False
    by_clause: bool = False
    currency: str = ""
    converted_on: Callable[[date], date] | None = None
    of_day: Callable[[date], Decimal | None] | None = None
    name: str = FIXED_SUM


def automatic(_request: Request, _debt: Debt, due: date) -> Start:
    """Everything runs of right from the day after the due date."""
    first = due + DAY
    return Start(first, first, first)


def as_agreed(debt: Debt, _request: Request) -> LegalDue:
    """Return the due date that was agreed."""
    return LegalDue(debt.due_on)


def flat(amount: Decimal) -> Scale:
    """Return the scale of one sum for each late invoice, however small.

    >>> flat(Decimal(40))(Decimal(100), Decimal("0.01"))
    Decimal('40')
    """

    def scale(principal: Decimal, _smallest: Decimal) -> Decimal:
        return amount if principal > 0 else Decimal(0)

    return scale


forty_euro = flat(FORTY_EURO)


def nothing(_principal: Decimal, _smallest: Decimal) -> Decimal:
    """Return nothing: the sum is not a matter of size."""
    return Decimal(0)


@dataclass(frozen=True, eq=False)
class Statute:
    """The law of one country for one kind of debtor and the contracts of a time.

    ``contracts_from`` and ``contracts_to`` bound the day the contract was concluded,
    ``claims_from`` is the first day on which the law governs a claim. ``first_letter``
    introduces what a first letter must foresee before any cost is owed, empty where it
    need not, and ``answer_by`` gives its last day to pay without cost; ``starts`` says
    from when interest runs; ``mentions`` stand on the invoice. ``debts_in`` are the
    currencies of the debts that it governs, empty for all. ``choice`` is the locked
    rate that a creditor may choose instead, ``most`` the highest that a clause may give
    where that is not the rate of the law. ``stops_at_principal``: unpaid interest
    never exceeds the debt. ``in_health_care`` None: of public bodies in health care and
    of the others. ``tells_default``: the mentions say when a debtor is in
    default. ``names_everything``: the first letter does not count where it does not
    name the creditor, what was sold and when it was due. ``oldest_first``: what names
    no debt pays the oldest one, also where another one bears more; elsewhere that one
    is paid first (BGB § 366 (2); Burgerlijk Wetboek, art. 6:43 (2); Code civil, art.
    1342-10). ``debts_from`` is
    the first due date of the debts that it governs, whenever their contract is of.
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
    debts_from: date = date.min
    currency: str = "EUR"
    debts_in: tuple[str, ...] = ()
    in_health_care: bool | None = None
    choice: RateRule | None = None
    most: RateRule | None = None
    stops_at_principal: bool = False
    clause: ClauseRule = ClauseRule.FREE
    floor: tuple[str, ...] = ()
    start: Callable[[Request, Debt, date], Start] = field(default=automatic)
    legal_due: Callable[[Debt, Request], LegalDue] = field(default=as_agreed)
    compounds: bool = False
    thirty_day_months: bool = False
    allocation: Allocation = Allocation.COST_INTEREST_PRINCIPAL
    first_letter: str = ""
    answer_by: Callable[[Notice], date] | None = None
    names_everything: bool = False
    starts: str = AFTER_DUE
    mentions: Mentions = field(default=no_mentions)
    tells_default: bool = False
    oldest_first: bool = False

    def governs(self, case: Case) -> bool:
        """Tell whether the statute is the one for a claim under a contract."""
        return (
            case.debtor in self.debtors
            and case.creditor in self.creditors
            and self.contracts_from <= case.contract < self.contracts_to
            and case.as_of >= self.claims_from
            and case.due >= self.debts_from
            and (not self.debts_in or case.currency in self.debts_in)
            and self.in_health_care in (None, case.in_health_care)
        )

    def reckoning(self, chosen: Allocation) -> Reckoning:
        """Return how interest is reckoned, for who wants to check it."""
        return Reckoning(
            self.starts,
            self.compounds,
            self.thirty_day_months,
            self.rate.locked,
            self.stops_at_principal,
            chosen,
            self.allocation,
        )

    def rate_of(self, choice: RateChoice) -> RateRule:
        """Return the rate of the law, or the other one that the creditor chose."""
        chosen = self.choice if choice is RateChoice.LOCKED else None
        return chosen or self.rate


def businesses_and_public(**law: Any) -> tuple[Statute, Statute]:
    """Return one law for businesses, and for public bodies that owe no more than it.

    :param law: fields of the statute but debtors and clause
    """
    return (
        Statute(debtors=(BUSINESS,), **law),
        Statute(debtors=(PUBLIC,), clause=ClauseRule.AT_MOST, **law),
    )


def of_consumers(**law: Any) -> Statute:
    """Return the law of consumers, who may agree on less and never on more."""
    return Statute(debtors=(CONSUMER,), clause=ClauseRule.AT_MOST, **law)
