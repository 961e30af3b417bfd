"""On what a reservation of title stands: written, and no later than the delivery."""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from ..law.case import DebtorKind
from ..law.title import TitleLaw
from ..terms.proof import Proof


class Ground(str, Enum):
    """Why title is reserved, or why it is not.

    ``PRINTED``: the clause stood on the delivery slip; it binds a business where the
    law says so. ``TOO_LATE``: accepted after the goods were delivered.
    """

    AGREED = "agreed"
    PRINTED = "printed"
    NO_CLAUSE = "no_clause"
    NOT_ACCEPTED = "not_accepted"
    TOO_LATE = "too_late"
    CONSUMER_SILENT = "consumer_silent"


# Those on which title is reserved.
HOLDS = frozenset({Ground.AGREED, Ground.PRINTED})


class Clause(NamedTuple):
    """What is known of the clause for one delivery.

    ``exists``: conditions with such a clause were in force. ``accepted_on``: None where
    nobody accepted them. ``printed_on``: the day of the first delivery slip, or paper
    before it, that carried it; None where none did. ``delivered_on``: None while
    nothing has left.
    """

    exists: bool
    proof: Proof = Proof.NONE
    accepted_on: date | None = None
    printed_on: date | None = None
    delivered_on: date | None = None


class Accepted(NamedTuple):
    """Conditions that were accepted. ``reserves``: they have such a clause."""

    on: date
    proof: Proof
    reserves: bool


def deciding(
    accepted: Sequence[Accepted], debtor: DebtorKind, delivered_on: date | None
) -> int | None:
    """Return the place of the acceptance that decides; None where there is none.

    The newest in time by which the debtor is bound, whether it reserves title or not:
    what was agreed later replaces what was agreed before, and what he only did not
    object to replaces nothing that he agreed to. Else the newest in time, else the
    first that came too late.

    >>> day = date(2026, 3, 2)
    >>> signed = Accepted(day, Proof.SIGNED, True)
    >>> noted = Accepted(date(2026, 3, 5), Proof.NOTED, True)
    >>> deciding([signed, noted], DebtorKind.CONSUMER, None)
    0
    """
    order = sorted(range(len(accepted)), key=lambda at: (accepted[at].on, at))
    timely = [
        at for at in order if delivered_on is None or accepted[at].on <= delivered_on
    ]
    binding = [at for at in timely if _binds(accepted[at].proof, debtor)]
    said = [at for at in binding if accepted[at].proof is not Proof.SILENT]
    return next(iter((said or binding or timely)[-1:] or order[:1]), None)


def ground(clause: Clause, debtor: DebtorKind, law: TitleLaw) -> Ground:
    """Return on what the reservation stands; what is agreed counts before what is sent.

    On the day of the delivery is not too late.
    """
    if not clause.exists:
        return Ground.NO_CLAUSE
    if _in_time(clause.accepted_on, clause) and _binds(clause.proof, debtor):
        return Ground.AGREED
    if debtor is DebtorKind.CONSUMER:
        agreed = clause.proof is Proof.SIGNED and clause.accepted_on
        return Ground.TOO_LATE if agreed else Ground.CONSUMER_SILENT
    if law.printed_binds and _in_time(clause.printed_on, clause):
        return Ground.PRINTED
    return Ground.TOO_LATE if clause.accepted_on else Ground.NOT_ACCEPTED


def _binds(proof: Proof, debtor: DebtorKind) -> bool:
    """Tell whether the debtor agreed: a consumer does not by being silent."""
    if debtor is DebtorKind.CONSUMER:
        return proof is Proof.SIGNED
    return proof is not Proof.NONE


def _in_time(day: date | None, clause: Clause) -> bool:
    return day is not None and (
        clause.delivered_on is None or day <= clause.delivered_on
    )
