"""The decision document: why a customer is, or is not, contacted on a day, as JSON.

The same evaluation as the night's: anybody can try a policy, replay what a customer
complains about, or ask two years later.
"""

from decimal import Decimal, localcontext
from typing import Any

from ..documents.refused import RefusedError
from ..documents.values import iso
from ..vocabulary import Reason
from .evaluate import evaluate
from .levels import deadline_on
from .records import ZERO, Decision, Verdict
from .request import Asked, parse

# The longest numbers of a request, multiplied and summed, are still exact.
EXACT_DIGITS = 100


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    with localcontext() as context:
        context.prec = EXACT_DIGITS
        try:
            asked = parse(document)
        except RefusedError as refusal:
            return refusal.response()
        return respond(evaluate(asked.group, asked.as_of, asked.settings), asked)


def respond(decision: Decision, asked: Asked) -> dict[str, Any]:
    """Return a decision as the JSON object of the response."""
    level = decision.level
    deadline = None
    if level is not None:
        transit, workdays = asked.settings.transit_days, asked.settings.workdays
        deadline = deadline_on(level, asked.as_of, transit, workdays)
    return {
        "outcome": decision.outcome.value,
        "reason": decision.reason.value,
        "level": level.rank if level else None,
        "claimed": _money(decision.claimed, asked.places),
        "deadline_on": iso(deadline),
        "items": [_item(one, asked) for one in decision.verdicts],
    }


def _item(verdict: Verdict, asked: Asked) -> dict[str, Any]:
    excluded = verdict.reason is Reason.EXCLUDED
    return {
        "ref": asked.refs[verdict.item.key],
        "reason": verdict.reason.value,
        "level": verdict.level.rank if verdict.level else None,
        "open": _money(ZERO if excluded else verdict.open, asked.places),
        "next_on": iso(verdict.next_on),
    }


def _money(amount: Decimal, places: int) -> str:
    return f"{amount:.{places}f}"
