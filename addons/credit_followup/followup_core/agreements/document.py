"""The agreement document: an instalment plan and its standing, JSON in and JSON out."""

from datetime import date
from decimal import Decimal
from typing import Any

from ..documents.refused import RefusedError
from ..documents.values import iso
from ..money import decimals
from .plan import schedule
from .records import ZERO, Instalment, PlanError
from .request import Asked, parse
from .standing import standing


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = parse(document)
        return respond(schedule(asked.plan), asked)
    except RefusedError as refusal:
        return refusal.response()
    except PlanError as error:
        return RefusedError(error.code, error.path, str(error)).response()


def respond(instalments: tuple[Instalment, ...], asked: Asked) -> dict[str, Any]:
    """Return a plan as the JSON object of the response."""
    places = decimals(asked.plan.currency)
    names = ("amount", "accrued", "interest", "principal")
    sums = {
        name: _money(sum((getattr(one, name) for one in instalments), ZERO), places)
        for name in names
    }
    response: dict[str, Any] = {
        "instalments": [_instalment(one, places) for one in instalments],
        "totals": {
            **sums,
            "count": instalments[-1].rank,
            "last_on": iso(instalments[-1].on),
        },
    }
    if asked.as_of:
        response["standing"] = _standing(instalments, asked, places)
    return response


def _instalment(one: Instalment, places: int) -> dict[str, Any]:
    values = one._asdict()
    return {
        **{
            key: _money(value, places) if isinstance(value, Decimal) else value
            for key, value in values.items()
        },
        "on": iso(one.on),
    }


def _standing(
    instalments: tuple[Instalment, ...], asked: Asked, places: int
) -> dict[str, Any]:
    assert asked.as_of is not None
    found = standing(
        instalments, asked.payments, asked.as_of, asked.grace_days, asked.notice
    )
    if found.late_since and asked.grace_days > (date.max - found.late_since).days:
        message = "the days of grace lead beyond the end of the calendar"
        raise RefusedError("bad_date", "grace_days", message)
    return {
        "state": found.state.value,
        "paid": _money(found.paid, places),
        "missing": _money(found.missing, places),
        "late_since": iso(found.late_since),
        "may_notice_from": iso(found.may_notice_from),
        "breach_on": iso(found.breach_on),
        "next_on": iso(found.next_on),
        "next_amount": None
        if found.next_amount is None
        else _money(found.next_amount, places),
    }


def _money(amount: Decimal, places: int) -> str:
    return f"{amount:.{places}f}"
