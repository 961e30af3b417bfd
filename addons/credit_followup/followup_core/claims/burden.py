"""Which of several debts a payment pays that names none of them.

Those that are the greatest burden, which is those that bear most, and among them the
oldest; a statute says where age alone counts.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from heapq import heapify, heappop, heappush

from ..law.statute import DAY
from .account import Account


def bear_alike(accounts: Collection[Account], dues: Mapping[str, date]) -> bool:
    """Tell whether the age alone decides: no debt ever bears more than an older one.

    :param dues: the last day to pay by law of each debt
    """
    if all(one.statute.oldest_first for one in accounts):
        return True
    of_right = all(one.started_on == dues[one.debt.ref] + DAY for one in accounts)
    return of_right and len({one.rates for one in accounts}) == 1


class Burdens:
    """The debts of a claim by what they bear, while time goes by and some are paid.

    Debts that always bear the same stand in one queue, so that a payment looks at the
    queues and not at each debt.
    """

    def __init__(
        self, owing: Mapping[str, None], accounts: Mapping[str, Account]
    ) -> None:
        """Queue the debts; ``owing`` lists them by age and loses those that are paid.

        :param accounts: of the debts that a law governs; the others bear nothing
        """
        self.owing = owing
        self.accounts = accounts
        self.refs = list(owing)
        self.queues: dict[Hashable, list[int]] = defaultdict(list)
        self.idle = [
            (day, place)
            for place, ref in enumerate(self.refs)
            if ref in accounts and (day := accounts[ref].started_on)
        ]
        heapify(self.idle)
        self.bearing: set[str] = set()

    def in_order(self, on: date) -> Iterator[str]:
        """Yield the debts that are owed on a day, most burdensome first."""
        self._begin(on)
        aside: list[tuple[Hashable, int]] = []
        try:
            yield from self._of_queues(on, aside)
        finally:
            for key, place in aside:
                heappush(self.queues[key], place)
        yield from (ref for ref in list(self.owing) if ref not in self.bearing)

    def _begin(self, on: date) -> None:
        """Queue the debts that begin to bear interest up to a day."""
        while self.idle and self.idle[0][0] <= on:
            _day, place = heappop(self.idle)
            ref = self.refs[place]
            self.bearing.add(ref)
            heappush(self.queues[_queue(self.accounts[ref])], place)

    def _of_queues(self, on: date, aside: list[tuple[Hashable, int]]) -> Iterator[str]:
        """Yield what bears interest; ``aside`` takes what is owed after its turn."""
        percents = {
            key: self.accounts[self.refs[queue[0]]].percent(on)
            for key, queue in self.queues.items()
            if queue
        }
        while percents:
            key = max(percents, key=lambda one: self._rank(one, percents))
            place = heappop(self.queues[key])
            if not self.queues[key]:
                del percents[key]
            ref = self.refs[place]
            if ref in self.owing:
                aside.append((key, place))
                yield ref
                if ref not in self.owing:
                    aside.pop()

    def _rank(
        self, key: Hashable, percents: Mapping[Hashable, Decimal]
    ) -> tuple[Decimal, int]:
        return percents[key], -self.queues[key][0]


def _queue(account: Account) -> Hashable:
    """Return what debts have in common that bear the same on each day."""
    return account.rates and account.rates.burden()
