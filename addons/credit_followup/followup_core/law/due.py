"""The last day to pay by law: terms that are too long, days on which nobody pays."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from .calendar import DAY, WEEKEND, Holidays, on_or_after
from .case import Debt, DebtorKind, Request
from .findings import TERM_TOO_LONG, Finding, finding
from .statute import LegalDue

# Directive 2011/7/EU, art. 3 (5) and 4 (6).
LONGEST_TERM = 60
# Art. 4 (3): of a public body, unless the contract has a reason for more.
PUBLIC_TERM = 30
# (debt, days) to whether its term is one that the law allows beside the days.
Allowed = Callable[[Debt, date], bool]


class Term(NamedTuple):
    """The longest term in days, of a business and of a public body, by an article.

    ``from_invoice`` counts from the date of issue, otherwise from receipt where it is
    known. ``allowed`` are the terms that the law lets stand although they are longer.
    """

    article: str
    business: int = LONGEST_TERM
    public: int = LONGEST_TERM
    from_invoice: bool = False
    allowed: Allowed = lambda _debt, _since: False

    def findings(self, debt: Debt, request: Request) -> tuple[Finding, ...]:
        """Say that a term is too long; interest waits for the agreed day all the same.

        The law lets such a term stand or fall by its fairness, which only a judge
        weighs.
        """
        received = None if self.from_invoice else debt.received_on
        since = received or debt.invoiced_on
        if since is None or request.debtor is DebtorKind.CONSUMER:
            return ()
        is_public = request.debtor is DebtorKind.PUBLIC_BODY
        most = self.public if is_public else self.business
        if debt.due_on <= since + most * DAY or self.allowed(debt, since):
            return ()
        return (finding(TERM_TOO_LONG, debt.ref, self.article),)


class Closed(NamedTuple):
    """The days on which nobody has to pay: the debt is due on the next other day."""

    holidays: Holidays
    weekend: frozenset[int] = WEEKEND


def legal_due(
    term: Term | None = None, closed: Closed | None = None
) -> Callable[[Debt, Request], LegalDue]:
    """Return the rule of the last day to pay: the agreed one, moved on and judged."""

    def rule(debt: Debt, request: Request) -> LegalDue:
        found = term.findings(debt, request) if term else ()
        on = on_or_after(debt.due_on, *closed) if closed else debt.due_on
        return LegalDue(on, found)

    return rule
