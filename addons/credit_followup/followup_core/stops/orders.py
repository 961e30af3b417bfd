"""Whether an order or a delivery may go on, beside the stops of its customer."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from .stops import Cause, Degree, gravest


class Kind(str, Enum):
    """What is asked for. Only ``ORDER`` and ``DELIVERY`` are ever stopped.

    ``REPLACEMENT``: goods for others that came back, nothing is sold.
    """

    ORDER = "order"
    DELIVERY = "delivery"
    RETURN = "return"
    RECEIPT = "receipt"
    REPLACEMENT = "replacement"


class Outcome(str, Enum):
    """What becomes of it."""

    GO = "go"
    NOTED = "noted"
    APPROVAL = "approval"
    STOPPED = "stopped"


class Why(str, Enum):
    """Why it may go on, or not."""

    NO_STOP = "no_stop"
    NOT_A_SALE = "not_a_sale"
    PREPAID = "prepaid"
    EXEMPT = "exempt"
    RELEASED = "released"
    APPROVED = "approved"
    STOPPED = "stopped"


class Asked(NamedTuple):
    """An order or a delivery.

    ``ref``: of the order that it is for. ``is_prepaid``: paid before, whatever else is
    open. ``is_exempt``: all that leaves is of a kind that safety needs.
    ``is_approved``: somebody who may has agreed to it.
    """

    kind: Kind
    ref: str
    amount: Decimal
    is_prepaid: bool = False
    is_exempt: bool = False
    is_approved: bool = False


class InForce(NamedTuple):
    """A stop that is active."""

    ref: str
    degree: Degree
    cause: Cause


class Release(NamedTuple):
    """What a second person let go on in spite of the stops.

    ``order``: only that one; empty for any. ``left``: as much as still may be sold;
    None for any amount.
    """

    ref: str
    order: str = ""
    left: Decimal | None = None


class Answer(NamedTuple):
    """``stops``: the references of those that speak against it. ``release``: used."""

    outcome: Outcome
    why: Why
    stops: tuple[str, ...] = ()
    release: str | None = None


_OUTCOMES = {
    Degree.NOTE: Outcome.NOTED,
    Degree.APPROVE: Outcome.APPROVAL,
    Degree.STOP: Outcome.STOPPED,
}


def answer(
    asked: Asked, stops: Iterable[InForce], releases: Sequence[Release]
) -> Answer:
    """Tell whether it may go on.

    A release is used only where something would keep it from going on, and the
    narrowest one that fits: for this order, then for the smallest amount.
    """
    against = tuple(stops)
    degree = gravest(one.degree for one in against)
    if degree is None:
        return Answer(Outcome.GO, Why.NO_STOP)
    free = _free(asked)
    if free:
        return Answer(Outcome.GO, free)
    refs = tuple(one.ref for one in against)
    outcome = _OUTCOMES[degree]
    if outcome is Outcome.NOTED:
        return Answer(outcome, Why.STOPPED, refs)
    release = _fitting(asked, releases)
    if release:
        return Answer(Outcome.GO, Why.RELEASED, refs, release.ref)
    if outcome is Outcome.APPROVAL and asked.is_approved:
        return Answer(Outcome.GO, Why.APPROVED, refs)
    return Answer(outcome, Why.STOPPED, refs)


def _free(asked: Asked) -> Why | None:
    """Return why no stop is asked, None where they are."""
    if asked.kind not in (Kind.ORDER, Kind.DELIVERY):
        return Why.NOT_A_SALE
    if asked.is_prepaid:
        return Why.PREPAID
    return Why.EXEMPT if asked.is_exempt else None


def _fitting(asked: Asked, releases: Sequence[Release]) -> Release | None:
    fitting = [
        one
        for one in releases
        if one.order in ("", asked.ref)
        and (one.left is None or asked.amount <= one.left)
    ]
    return min(fitting, key=_width, default=None)


def _width(release: Release) -> tuple[bool, bool, Decimal]:
    """Return how much a release lets go, the narrowest first."""
    return not release.order, release.left is None, release.left or Decimal(0)
