"""Which policy is proposed for a customer by how he pays; a person decides."""

from collections.abc import Sequence
from typing import NamedTuple

from .payers import Payer


class Meant(NamedTuple):
    """A policy that is meant for a type of payer; ``segment``: only of that one."""

    policy: str
    payer: Payer
    segment: str | None = None


def proposed(
    payer: Payer | None, segment: str, current: str | None, meant: Sequence[Meant]
) -> str | None:
    """Return the policy that is proposed; None where he follows it, or none is meant.

    One of his own segment goes before one of any.

    :param current: the policy that he follows

    >>> meant = [Meant("Firm", Payer.WAITS), Meant("Firm, state", Payer.WAITS, "state")]
    >>> proposed(Payer.WAITS, "state", "Usual", meant)
    'Firm, state'
    >>> proposed(Payer.WAITS, "business", "Firm", meant) is None
    True
    """
    own = [one for one in meant if one.payer is payer and one.segment == segment]
    any_of = [one for one in meant if one.payer is payer and one.segment is None]
    found = next((one.policy for one in [*own, *any_of]), None)
    return None if found == current else found
