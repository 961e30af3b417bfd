"""Worked examples of limitation, in one line each."""

from datetime import date

from ..law.case import DebtorKind
from ..law.court.evidence import Evidence, Proof
from ..law.court.limitation import DebtNature
from .limits import Owed, limit


def last_day(
    jurisdiction: str,
    due: str,
    *evidence: str,
    debtor: str = "business",
    nature: str = "general",
) -> str:
    """Return the last day on which a debt can be claimed, or why none can be given.

    :param evidence: each as its kind, its day, and the day on which it ended

    >>> last_day("XX", "2021-03-15", "court_claim 2024-12-02 2025-06-30")
    'unknown_law'
    """
    proofs = tuple(_proof(*one.split()) for one in evidence)
    owed = Owed(
        jurisdiction,
        DebtorKind(debtor),
        date.fromisoformat(due),
        DebtNature(nature),
        proofs=proofs,
    )
    found = limit(owed)
    return found.last_on.isoformat() if found.last_on else found.reason.value


def _proof(kind: str, on: str, until: str = "") -> Proof:
    end = date.fromisoformat(until) if until else None
    return Proof(Evidence(kind), date.fromisoformat(on), end)
