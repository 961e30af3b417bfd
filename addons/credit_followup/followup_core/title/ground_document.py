"""The title document: on what a reservation of title stands, what of it is released."""

from typing import Any

from ..documents.records import DAY, shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, may, need
from ..documents.values import choice, country, currency, flag, iso, money_of
from ..law import of_title
from ..law.case import DebtorKind
from ..law.title import answer_until, claim_until, petition_until
from ..terms.proof import Way, proves
from .ground import HOLDS, Clause, ground
from .release import ZERO, State, Title, Why, released_share


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
    except RefusedError as refusal:
        return refusal.response()
    law = of_title(asked["jurisdiction"])
    found = ground(asked["clause"], asked["debtor"], law)
    holds = found in HOLDS
    sums = (asked["total"], asked["open"], asked["credited"])
    title = Title(0, State.NONE, Why.AGREED, holds, *sums)
    share = released_share(title, by_parts=asked["by_parts"])
    published_on, received_on = asked["published_on"], asked["received_on"]
    return {
        "ground": found.value,
        "is_reserved": holds,
        "article": law.article,
        "released": str(share),
        "claim_until": iso(published_on and claim_until(law, published_on)),
        "answer_until": iso(received_on and answer_until(law, received_on)),
        "petition_until": iso(received_on and petition_until(law, received_on)),
    }


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, positive = money_of(document)
    clause = {"exists": may(flag, True), "way": may(choice(Way))}
    return Shape(
        {
            "jurisdiction": need(country),
            "currency": need(currency),
            "debtor": need(choice(DebtorKind)),
            "clause": need(shape_of(Clause, clause, _clause, {"proof"})),
            "total": need(positive),
            "open": need(money),
            "credited": may(money, ZERO),
            "by_parts": may(flag, False),
            "published_on": may(DAY),
            "received_on": may(DAY),
        }
    )


def _clause(way: Way | None, **values: Any) -> Clause:
    return Clause(proof=proves(way), **values) if way else Clause(**values)
