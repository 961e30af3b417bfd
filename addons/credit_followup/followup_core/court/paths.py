"""The steps of one case on a path: which belong to it, and their days."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from ..law import of_paths
from ..law.case import DebtorKind
from ..law.court.evidence import Proof
from ..law.court.paths import Branch, Path, Step, time_of


class Outcome(str, Enum):
    """What came of a step.

    ``DONE``: nothing but that it was done. ``JUDGMENT``, ``TITLE``: it can be enforced.
    ``PLAN``: the court lets the debtor pay in instalments. ``AGREED``: both sides did,
    before a mediator. ``NO_GOODS``: nothing was found to seize. ``REJECTED``: the court
    or the mediator did not go into it, or decided against us.
    """

    DONE = "done"
    SERVICE = "service"
    OBJECTION = "objection"
    HEARING = "hearing"
    JUDGMENT = "judgment"
    TITLE = "title"
    SEIZURE = "seizure"
    PLAN = "plan"
    AGREED = "agreed"
    NO_GOODS = "no_goods"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


class Done(NamedTuple):
    """A step that was done; ``until``: the day on which its proceedings ended."""

    step: str
    on: date
    outcome: Outcome = Outcome.DONE
    until: date | None = None


class Dated(NamedTuple):
    """A step of a case with its days.

    ``done_on`` None: it is still to do. ``not_before``: the first day on which it may
    be done. ``until``: the last one, None where there is none or the step from which it
    counts was not done.
    """

    step: Step
    done_on: date | None = None
    outcome: Outcome = Outcome.DONE
    not_before: date | None = None
    until: date | None = None


_DROPPED = frozenset({Outcome.WITHDRAWN, Outcome.REJECTED})


def paths(jurisdiction: str, debtor: DebtorKind) -> tuple[Path, ...]:
    """Return the ready paths against a kind of debtor, none where none was read."""
    return tuple(one for one in of_paths(jurisdiction) if debtor in one.debtors)


def course(path: Path, done: Iterable[Done]) -> tuple[Dated, ...]:
    """Return the steps that belong to a case, with their days, in their order.

    After an objection the steps of the contested branch take the place of the others.
    A step that was done stays, whatever branch it is of.
    """
    by_step = {one.step: one for one in sorted(done, key=lambda one: one.on)}
    is_contested = any(one.outcome is Outcome.OBJECTION for one in by_step.values())
    other = Branch.UNCONTESTED if is_contested else Branch.CONTESTED
    steps = [
        one for one in path.steps if one.branch is not other or one.code in by_step
    ]
    before: Step | None = None
    found = []
    for step in steps:
        own = by_step.get(step.code)
        start = by_step.get(step.after or (before.code if before else ""))
        found.append(_dated(step, own, start and start.on))
        before = step
    return tuple(found)


def proofs(path: Path, done: Iterable[Done]) -> tuple[Proof, ...]:
    """Return what the steps of a case are to the limitation of its debts.

    What was withdrawn or rejected is told as dropped.
    """
    kinds: Mapping[str, Step] = {step.code: step for step in path.steps}
    found = []
    for one in done:
        step = kinds.get(one.step)
        if step and step.evidence:
            is_dropped = one.outcome in _DROPPED
            found.append(Proof(step.evidence, one.on, one.until, is_dropped))
    return tuple(found)


def _dated(step: Step, own: Done | None, start: date | None) -> Dated:
    wait = start and time_of(step.wait, start)
    within = start and time_of(step.within, start)
    return Dated(
        step,
        own.on if own else None,
        own.outcome if own else Outcome.DONE,
        wait.after(start) if wait and start else None,
        within.after(start) if within and start else None,
    )
