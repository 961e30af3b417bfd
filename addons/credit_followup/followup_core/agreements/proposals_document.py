"""The proposals document: a plan that was begun, and the ready ones to choose from."""

from typing import Any, NamedTuple

from ..documents.refused import RefusedError
from ..documents.shape import Shape, many, may
from ..documents.values import iso, money_of, whole
from ..money import decimals
from .proposals import Proposal, Settings, proposals
from .records import ZERO, Plan, PlanError
from .request import count, owed_fields, paid_off_fields

# What a company offers has as many ways as fit on a screen.
MOST_PROPOSALS = 12
_DEFAULT = Settings()


class Asked(NamedTuple):
    """A plan that was begun, and what the company offers."""

    plan: Plan
    settings: Settings


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = parse(document)
        found = proposals(asked.plan, asked.settings)
    except RefusedError as refusal:
        return refusal.response()
    except PlanError as error:
        return RefusedError(error.code, error.path, str(error)).response()
    places = decimals(asked.plan.currency)
    return {"proposals": [_proposal(one, places) for one in found]}


def parse(document: Any) -> Asked:
    """Return the request of a JSON object.

    :raises RefusedError: if anything in it is not understood
    """
    money, some = money_of(document)
    shape = Shape(
        {
            **owed_fields(money, some),
            "counts": may(many(count, 1, MOST_PROPOSALS), _DEFAULT.counts),
            "least_amount": may(money, ZERO),
            "most_months": may(whole(1)),
            **paid_off_fields(),
        },
        _asked,
    )
    asked: Asked = shape(document)
    return asked


def _asked(**values: Any) -> Asked:
    settings = Settings(**{key: values.pop(key) for key in Settings._fields})
    closed = frozenset(values.pop("closed"))
    return Asked(Plan(**values, closed=closed), settings)


def _proposal(one: Proposal, places: int) -> dict[str, Any]:
    return {
        "count": one.number,
        "amount": f"{one.amount:.{places}f}",
        "last_on": iso(one.last_on),
        "interest": f"{one.interest:.{places}f}",
    }
