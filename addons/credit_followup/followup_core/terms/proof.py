"""How conditions of sale were accepted, and what that proves."""

from enum import Enum

from ..law.case import DebtorKind


class Way(str, Enum):
    """How a customer accepted a version of the conditions.

    ``PORTAL``: signed online, with name, time and address. ``COPY``: a signed copy is
    kept. ``CONTRACT``: a framework contract names them. ``SILENCE``: they were sent to
    him again and nobody objected. ``NOTED``: somebody here noted it, with no document.
    """

    PORTAL = "portal"
    COPY = "copy"
    CONTRACT = "contract"
    SILENCE = "silence"
    NOTED = "noted"


class Proof(str, Enum):
    """What an acceptance proves.

    ``SIGNED``: he agreed. ``NOTED``: we say that he did, and have nothing to show.
    ``SILENT``: he had them and went on buying. ``NONE``: nothing.
    """

    SIGNED = "signed"
    NOTED = "noted"
    SILENT = "silent"
    NONE = "none"


_PROOFS = {
    Way.PORTAL: Proof.SIGNED,
    Way.COPY: Proof.SIGNED,
    Way.CONTRACT: Proof.SIGNED,
    Way.NOTED: Proof.NOTED,
    Way.SILENCE: Proof.SILENT,
}


def proves(way: Way) -> Proof:
    """Return what a way of accepting proves."""
    return _PROOFS[way]


def counts(way: Way, debtor: DebtorKind, *, silence_counts: bool) -> bool:
    """Tell whether a claim may rest on it.

    From a consumer nobody claims what he did not agree to, and from a business only
    where the company decided so.

    >>> counts(Way.SILENCE, DebtorKind.CONSUMER, silence_counts=True)
    False
    """
    if way is not Way.SILENCE:
        return True
    return silence_counts and debtor is DebtorKind.BUSINESS
