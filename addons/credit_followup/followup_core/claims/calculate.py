"""From a request to a claim: debts by their statutes, payments as time goes by."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from ..law import find
from ..law.case import ORDERS, Allocation, Debt, Part, Payment, Request
from ..law.findings import CLAUSE_MISSING, NO_STATUTE, Finding, finding
from ..law.sentences import Reckoning, explain, imputation
from ..law.statute import LegalDue, Start, Statute
from ..money import unit
from ..rates.table import RateTable
from .account import Account
from .burden import Burdens, bear_alike
from .clauses import CLAUSE, Rates, accepted_on, is_accepted, rates_of
from .compensation import Late, Pool, compensations, unused
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


class _Event(NamedTuple):
    """A day on which a debt that is still open costs more, beside interest.

    ``is_fee``: the fee of the terms joins the compensation of the law or the clause.
    """

    on: date
    account: Account
    is_fee: bool


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
        self.events: list[_Event] = []
        self.late: dict[str, Late] = {}
        self.costs_from: date | None = None
        self.burdens: Burdens | None = None
        self.pools: dict[Statute, Pool] = defaultdict(Pool)
        for debt in request.debts:
            self._open(debt)
        self.owing = {one.ref: None for one in sorted(request.debts, key=self._age)}
        places = {ref: place for place, ref in enumerate(self.owing)}
        self.events.sort(key=lambda event: (event.on, places[event.account.debt.ref]))
        self.events.reverse()
        if not bear_alike(self.accounts.values(), self.dues):
            self.burdens = Burdens(self.owing, self.accounts)

    def _age(self, debt: Debt) -> tuple[date, date, str]:
        """Return what makes a debt older than another one, however they are listed."""
        due = self.dues[debt.ref]
        return due, debt.invoiced_on or due, debt.ref

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
        first = start.costs_from
        if lump is None:
            if (first or start.interest_from or date.max) <= self.request.as_of:
                self.findings += unused(self.request, account.debt)
        elif first is not None:
            self.events.append(_Event(first, account, is_fee=False))
            self._expect_fee(account, first)

    def _expect_fee(self, account: Account, first: date) -> None:
        """Remember from when the fee of the terms falls due, where they have one."""
        fee = self.request.terms and self.request.terms.fee
        if fee:
            days = timedelta(days=fee.after_days + 1)
            on = max(first, self.dues[account.debt.ref] + days)
            self.events.append(_Event(on, account, is_fee=True))

    def _has_clause(self, debt: Debt) -> bool:
        terms = self.request.terms
        wanted = terms and (terms.penalty or terms.fee or terms.interest)
        return bool(wanted) and is_accepted(self.request, debt)

    # === TIME === #

    def result(self) -> Claim:
        """Take the payments in, in the order of time, and close on the last day."""
        as_of = self.request.as_of
        unallocated = ZERO
        payments = [one for one in self.request.payments if one.paid_on <= as_of]
        for payment in sorted(payments, key=lambda one: one.paid_on):
            self._raise_costs(payment.paid_on)
            unallocated += self._receive(payment)
        self._raise_costs(as_of)
        for account in self.accounts.values():
            account.settle(as_of)
        debts = tuple(self._result_of(debt) for debt in self.request.debts)
        findings = tuple(dict.fromkeys(self.findings))
        return Claim(debts, self._claimable_from(), findings, unallocated)

    def _claimable_from(self) -> date | None:
        """Return from when costs may be asked; of what was paid in time, never."""
        to_come = (one.on for one in reversed(self.events) if one.account.principal > 0)
        return self.costs_from or next(to_come, None)

    def _raise_costs(self, day: date) -> None:
        """Charge the compensations that fell due up to a day, that day included."""
        for on, events in groupby(self._until(day), key=lambda event: event.on):
            by_statute: dict[Statute, list[Account]] = defaultdict(list)
            fees = []
            for event in events:
                if event.account.principal <= 0:
                    continue
                self.costs_from = self.costs_from or on
                if event.is_fee:
                    fees.append(event.account)
                else:
                    by_statute[event.account.statute].append(event.account)
            for statute, accounts in by_statute.items():
                self._charge(statute, accounts, on)
            for account in fees:
                self._add_fee(account)

    def _until(self, day: date) -> Iterator[_Event]:
        """Take the events up to a day, that day included, in the order of time."""
        while self.events and self.events[-1].on <= day:
            yield self.events.pop()

    def _charge(self, statute: Statute, accounts: list[Account], on: date) -> None:
        late = [self._late(account, on) for account in accounts]
        self.late.update((one.debt.ref, one) for one in late)
        pool = self.pools[statute]
        sums, found = compensations(self.request, statute, late, pool, self.smallest)
        self.findings += found
        for account, one in zip(accounts, sums, strict=True):
            account.charge(one.amount, by_clause=one.by_clause)

    def _late(self, account: Account, on: date) -> Late:
        ref = account.debt.ref
        return Late(account.debt, account.principal, self.dues[ref], on)

    def _add_fee(self, account: Account) -> None:
        """Charge what the fee adds to the compensation that the debt bears already."""
        statute = account.statute
        late = self.late.get(account.debt.ref)
        if late is None or (statute.lump and statute.lump.pooled):
            return
        with_fee = [late._replace(with_fee=True)]
        (one,), found = compensations(
            self.request, statute, with_fee, Pool(), self.smallest
        )
        self.findings += found
        added = max(one.amount - account.cost_accrued, ZERO)
        account.charge(added, by_clause=one.by_clause)

    def _receive(self, payment: Payment) -> Decimal:
        """Take one payment in; return what nobody owed.

        It pays the debt that the debtor named; what is beyond it, or names none, pays
        the others in the order of the law.
        """
        left = payment.amount
        if payment.ref in self.owing:
            left = self._pay(payment.ref, left, payment.paid_on)
        for ref in self._in_order(payment.paid_on):
            if left <= 0:
                break
            left = self._pay(ref, left, payment.paid_on)
        return left

    def _in_order(self, on: date) -> Iterator[str]:
        """Yield the debts that a payment without a name pays, most burdensome first.

        Where all bear the same, as most do, their age decides.
        """
        if self.burdens:
            yield from self.burdens.in_order(on)
        else:
            while (ref := next(iter(self.owing), None)) is not None:
                yield ref
                if next(iter(self.owing), None) == ref:
                    return  # nothing that it takes is due yet

    def _pay(self, ref: str, amount: Decimal, on: date) -> Decimal:
        """Pay one debt, which is forgotten when nothing is left of it."""
        if ref in self.lawless:
            taken = min(amount, self.lawless[ref])
            self.lawless[ref] -= taken
            left, owed = amount - taken, self.lawless[ref]
        else:
            account = self.accounts[ref]
            left = account.pay(amount, on, self._order(account.statute))
            owed = account.owed()
        if owed <= 0:
            del self.owing[ref]
        return left

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
        reckoning = self._reckoning(account)
        by_rate = any(one.series == CLAUSE for one in account.segments)
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
            tuple(explain(reckoning)),
            imputation(reckoning),
            lump.name if lump else "",
            by_rate,
            account.cost_by_clause,
            account.statute.thirty_day_months,
            accepted_on(self.request) if by_rate or account.cost_by_clause else None,
        )

    def _reckoning(self, account: Account) -> Reckoning:
        """Return how a debt was reckoned, as its statute has it.

        A fixed rate that was agreed is that of each day: nothing locks it.
        """
        statute = account.statute
        reckoning = statute.reckoning(self.request.allocation)
        is_locked = statute.rate_of(self.request.rate_choice).locked
        of_law = any(one.series != CLAUSE for one in account.segments)
        return reckoning._replace(locked=is_locked and (of_law or not account.segments))
