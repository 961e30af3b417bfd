"""From a request to a claim: debts by their statutes, payments as time goes by."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from ..law import find
from ..law.case import ORDERS, Allocation, Debt, Part, Payment, Request
from ..law.findings import CLAUSE_MISSING, NO_STATUTE, Finding, finding
from ..law.statute import LegalDue, Start, Statute
from ..money import unit
from ..rates.table import RateTable
from .account import Account
from .clauses import Rates, is_accepted, rates_of
from .compensation import Pool, compensations
from .records import Claim, DebtClaim

ZERO = Decimal(0)


def claim(request: Request, table: RateTable) -> Claim:
    """Return what the debts cost at the end of the day ``as_of``.

    :raises RateMissingError: if a rate that is needed was not published
    """
    return _Calculation(request, table).result()


def costs(request: Request) -> Claim:
    """Return what the debts cost beside interest: no rate is needed for it."""
    return _Calculation(request, None).result()


class _Calculation:
    """One claim while it is worked out."""

    def __init__(self, request: Request, table: RateTable | None) -> None:
        self.request = request
        self.table = table
        self.smallest = unit(request.currency)
        self.findings: list[Finding] = []
        self.lawless: dict[str, Decimal] = {}
        self.accounts: dict[str, Account] = {}
        self.dues: dict[str, date] = {}
        self.costs: dict[date, list[Account]] = defaultdict(list)
        self.pools: dict[Statute, Pool] = defaultdict(Pool)
        for debt in request.debts:
            self._open(debt)

    def _open(self, debt: Debt) -> None:
        """Open the account of a debt under its statute."""
        request = self.request
        statute = find(request, debt)
        due: LegalDue = (
            statute.legal_due(debt, request) if statute else LegalDue(debt.due_on)
        )
        self.dues[debt.ref] = due.on
        if statute is None:
            self.findings.append(finding(NO_STATUTE, debt.ref, request.jurisdiction))
            self.lawless[debt.ref] = debt.principal
            return
        start = statute.start(request, debt, due.on)
        self.findings += [*due.findings, *start.findings]
        rates = self._rates(debt, statute, start)
        account = Account(debt, statute, self.smallest, rates)
        account.bears_from(start.interest_from)
        account.payable_from = start.payable_from
        self.accounts[debt.ref] = account
        self._expect_costs(account, start)

    def _rates(self, debt: Debt, statute: Statute, start: Start) -> Rates | None:
        """Return the rates of a debt, None where it bears no interest."""
        if self.table is None:
            return None
        rates, found = rates_of(
            self.request, debt, statute, self.table, start.interest_from
        )
        self.findings += found
        return rates

    def _expect_costs(self, account: Account, start: Start) -> None:
        """Remember from when the compensation of a debt falls due."""
        lump = account.statute.lump
        if lump is not None and lump.by_clause and not self._has_clause(account.debt):
            self.findings.append(
                finding(CLAUSE_MISSING, account.debt.ref, lump.article)
            )
            return
        if lump is not None and start.costs_from is not None:
            self.costs[start.costs_from].append(account)

    def _has_clause(self, debt: Debt) -> bool:
        terms = self.request.terms
        wanted = terms is not None and (terms.penalty or terms.interest)
        return bool(wanted) and is_accepted(self.request, debt)

    # === TIME === #

    def result(self) -> Claim:
        """Take the payments in, in the order of time, and close on the last day."""
        as_of = self.request.as_of
        claimable = min(self.costs, default=None)
        unallocated = ZERO
        payments = [one for one in self.request.payments if one.paid_on <= as_of]
        for payment in sorted(payments, key=lambda one: one.paid_on):
            self._raise_costs(payment.paid_on)
            unallocated += self._receive(payment)
        self._raise_costs(as_of)
        for account in self.accounts.values():
            account.settle(as_of)
        debts = tuple(self._result_of(debt) for debt in self.request.debts)
        return Claim(debts, claimable, tuple(self.findings), unallocated)

    def _raise_costs(self, day: date) -> None:
        """Charge the compensations that fell due up to a day, that day included."""
        for due in sorted(one for one in self.costs if one <= day):
            late = [one for one in self.costs.pop(due) if one.principal > 0]
            by_statute: dict[Statute, list[Account]] = defaultdict(list)
            for account in late:
                by_statute[account.statute].append(account)
            for statute, accounts in by_statute.items():
                self._charge(statute, accounts)

    def _charge(self, statute: Statute, accounts: list[Account]) -> None:
        pairs = [(account.debt, account.principal) for account in accounts]
        pool = self.pools[statute]
        amounts, found = compensations(
            self.request, statute, pairs, pool, self.smallest
        )
        self.findings += found
        for account, amount in zip(accounts, amounts, strict=True):
            account.charge(amount)

    def _receive(self, payment: Payment) -> Decimal:
        """Take one payment in; return what nobody owed.

        It pays the debt that the debtor named; what is beyond it, or names none, pays
        the debts that are due, oldest first, then the others.
        """
        left = payment.amount
        for ref in self._in_turn(payment):
            if left <= 0:
                break
            if ref in self.lawless:
                taken = min(left, self.lawless[ref])
                self.lawless[ref] -= taken
                left -= taken
                continue
            account = self.accounts[ref]
            left = account.pay(left, payment.paid_on, self._order(account.statute))
        return left

    def _in_turn(self, payment: Payment) -> list[str]:
        refs = [debt.ref for debt in self.request.debts]
        return sorted(refs, key=lambda ref: (ref != payment.ref, self.dues[ref]))

    def _order(self, statute: Statute) -> tuple[Part, ...]:
        chosen = self.request.allocation
        if chosen is Allocation.STATUTORY:
            chosen = statute.allocation
        return ORDERS[chosen]

    def _result_of(self, debt: Debt) -> DebtClaim:
        due_on = self.dues[debt.ref]
        if debt.ref in self.lawless:
            principal = self.lawless[debt.ref]
            return DebtClaim(
                debt.ref, due_on, principal, ZERO, ZERO, ZERO, ZERO, (), "", ""
            )
        account = self.accounts[debt.ref]
        lump = account.statute.lump
        return DebtClaim(
            debt.ref,
            due_on,
            account.principal,
            account.interest_accrued,
            account.interest,
            account.cost_accrued,
            account.cost,
            tuple(account.segments),
            account.statute.article,
            lump.article if lump else "",
        )
