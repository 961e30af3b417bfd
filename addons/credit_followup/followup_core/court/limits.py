"""Until which day a debt can be claimed, from its due date and all the evidence.

Only what happened while the debt could still be claimed counts; what came later revives
nothing. In which order the evidence is told does not matter.
"""

from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from ..law import of_limitation
from ..law.case import DebtorKind
from ..law.court.evidence import Evidence, Proof
from ..law.court.limitation import (
    DebtNature,
    Does,
    Effect,
    Rule,
    Span,
    begins,
    begins_again,
    governing,
)
from ..workdays import shift

# Countries, kinds of debtors and natures that are asked for again and again.
_REMEMBERED = 4096
# A title, or another proceeding, may come out of these as long as they are open.
_PROCEEDINGS = frozenset(
    {Evidence.COURT_CLAIM, Evidence.PAYMENT_ORDER, Evidence.JUDGMENT}
)


class Ground(str, Enum):
    """Why the day is the one that it is.

    ``EXTENDED``: by a notice that does so once. ``SUSPENDED``: proceedings are open,
    and no day can be given. ``TITLE``: the time of an enforceable title.
    ``UNKNOWN_LAW``: how long such a debt lives is not known here.
    """

    RUNNING = "running"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    TITLE = "title"
    UNKNOWN_LAW = "unknown_law"
    NO_DUE_DATE = "no_due_date"


class Limit(NamedTuple):
    """The answer for one debt.

    ``last_on``: the last day on which it can be claimed, None where none can be given.
    ``since``: the day after which the present time runs. ``proof``: the evidence by
    which it does; None where it runs from the debt itself.
    """

    last_on: date | None
    reason: Ground
    article: str = ""
    source: str = ""
    since: date | None = None
    proof: Proof | None = None


class Owed(NamedTuple):
    """A debt as the law of limitation sees it.

    ``arose_on``: the day of the delivery or of the invoice, where it is known.
    ``is_abroad``: the debtor is in another country than that of the law.
    """

    jurisdiction: str
    debtor: DebtorKind
    due_on: date | None
    nature: DebtNature = DebtNature.GENERAL
    arose_on: date | None = None
    proofs: tuple[Proof, ...] = ()
    is_abroad: bool = False


UNKNOWN = Limit(None, Ground.UNKNOWN_LAW)


def limit(owed: Owed) -> Limit:
    """Return until which day a debt can be claimed.

    >>> limit(Owed("XX", DebtorKind.BUSINESS, date(2021, 3, 15))) == UNKNOWN
    True
    """
    rule = _rule(owed.jurisdiction, owed.debtor, owed.nature)
    if rule is None or rule.span is None:
        return UNKNOWN
    if owed.due_on is None:
        return Limit(None, Ground.NO_DUE_DATE, rule.article, rule.source)
    since = begins(rule, owed.due_on, owed.arose_on)
    course = _Course(rule, rule.span, since, owed.is_abroad)
    for proof in sorted(owed.proofs, key=_by_day):
        course.take(proof)
    return course.limit()


@lru_cache(maxsize=_REMEMBERED)
def _rule(code: str, debtor: DebtorKind, nature: DebtNature) -> Rule | None:
    return governing(of_limitation(code), debtor, nature)


def _by_day(proof: Proof) -> tuple[date, str, date, bool]:
    return proof.on, proof.kind.value, proof.until or date.max, proof.is_dropped


class _Course:
    """The time of one debt, as one piece of evidence after the other moves it.

    ``begun``: what happened before moves nothing. ``alive_until``: what happens up to
    this day counts. ``held_until``: what comes out of proceedings counts up to this
    one. ``counted_from``: the days before it are not counted. ``is_fixed``: the time of
    a title that no other evidence moves.
    """

    def __init__(self, rule: Rule, span: Span, since: date, is_abroad: bool) -> None:
        self.is_abroad = is_abroad
        self.rule, self.span, self.article = rule, span, rule.article
        self.since = self.begun = self.counted_from = since
        self.last = self.alive_until = self.held_until = span.after(since)
        self.reason = Ground.RUNNING
        self.proof: Proof | None = None
        self.open: dict[Evidence, Proof] = {}
        self.is_extended = self.is_fixed = False

    def take(self, proof: Proof) -> None:
        """Let a piece of evidence do what the law says that it does."""
        effect = self.rule.effects.get(proof.kind)
        if effect is None or not self._counts(proof, effect):
            return
        if effect.does is Does.RESTARTS:
            self._restart(proof, effect, proof.on)
        elif effect.does is Does.RESTARTS_AT_END:
            self._restart_at_end(proof, effect)
        elif effect.does is Does.EXTENDS_ONCE:
            self._extend(proof, effect)
        elif effect.does is Does.SUSPENDS:
            self._suspend(proof, effect)
        else:
            self._hold(proof)

    def limit(self) -> Limit:
        """Return what came of it."""
        if self.open:
            proof = min(self.open.values(), key=_by_day)
            reason = Ground.SUSPENDED
            return Limit(None, reason, self.article, self.rule.source, None, proof)
        found = (self.article, self.rule.source, self.since, self.proof)
        return Limit(self.last, self.reason, *found)

    def _counts(self, proof: Proof, effect: Effect) -> bool:
        if effect.at_home and self.is_abroad:
            return False
        is_over = effect.does is Does.SUSPENDS and proof.until is not None
        if proof.is_dropped and not is_over:
            return False
        if self.is_fixed and proof.kind is not Evidence.JUDGMENT:
            return False
        if proof.kind in _PROCEEDINGS:
            return proof.on <= self.held_until
        return proof.on <= self.alive_until

    def _restart(self, proof: Proof, effect: Effect, on: date) -> None:
        """Begin a new time; one that would end earlier takes nothing away."""
        if proof.kind is Evidence.JUDGMENT and effect.span:
            self._become_title(proof, effect, effect.span)
            return
        since = on if effect.span else begins_again(self.rule, on)
        span = effect.span or _shorter(self.span, effect.most)
        rest = max((self.counted_from - since).days, 0)
        last = shift(span.after(since), rest)
        if on < self.begun or last < self.last:
            return
        self.span = effect.span or self.span
        self._runs(proof, since, last)
        if effect.span:
            self.article = effect.article or self.article
        elif self.reason is Ground.EXTENDED:
            self.article, self.reason = self.rule.article, Ground.RUNNING

    def _become_title(self, proof: Proof, effect: Effect, span: Span) -> None:
        """Begin the time of a title; what led to it is over."""
        for kind in _PROCEEDINGS:
            self.open.pop(kind, None)
        self.span, self.article, self.reason = span, effect.article, Ground.TITLE
        self.is_fixed = effect.is_fixed
        self._runs(proof, proof.on, span.after(proof.on))

    def _restart_at_end(self, proof: Proof, effect: Effect) -> None:
        if proof.until is None:
            self._stay_open(proof)
        else:
            end = max(proof.until, proof.on)
            self.alive_until = max(self.alive_until, end)
            self.held_until = max(self.held_until, end)
            self._restart(proof, effect, end)

    def _extend(self, proof: Proof, effect: Effect) -> None:
        """Let the time end so much later, once; a shorter time by its own length."""
        if self.is_extended or effect.span is None:
            return
        self.is_extended = True
        last = min(effect.span.after(proof.on), self.span.after(proof.on))
        if last > self.last:
            self.since, self.proof, self.reason = proof.on, proof, Ground.EXTENDED
            self.article = effect.article or self.article
            self._ends(last)

    def _suspend(self, proof: Proof, effect: Effect) -> None:
        """Leave out the days of proceedings, and those after them; none twice."""
        if proof.until is None:
            self._stay_open(proof)
            return
        end = max(proof.until, proof.on)
        end = effect.span.after(end) if effect.span else end
        days = (end - max(proof.on, self.counted_from)).days
        if days > 0:
            self.proof, self.counted_from = proof, end
            self._ends(shift(self.last, days))

    def _hold(self, proof: Proof) -> None:
        if proof.until is None:
            self.open[proof.kind] = proof
        self.held_until = max(self.held_until, proof.until or date.max)

    def _stay_open(self, proof: Proof) -> None:
        self.open[proof.kind] = proof
        self.alive_until = self.held_until = date.max

    def _runs(self, proof: Proof, since: date, last: date) -> None:
        self.since, self.proof = since, proof
        self.counted_from = max(self.counted_from, since)
        self._ends(last)

    def _ends(self, last: date) -> None:
        self.last = last
        self.alive_until = max(self.alive_until, last)
        self.held_until = max(self.held_until, last)


def _shorter(span: Span, most: Span | None) -> Span:
    return span if most is None else min(span, most)
