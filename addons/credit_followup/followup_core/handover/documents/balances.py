"""The balances document: an agency's monthly file as balances for ``reconcile``."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ...documents.records import DAY
from ...documents.refused import RefusedError
from ...documents.shape import Shape, check_refs, many, may, need
from ...documents.values import any_text
from ...money import unit
from ..events import Problem
from ..reading.balances import (
    BalanceMapping,
    Told,
    balances_of_lines,
    balances_of_rows,
    read_balance_mapping,
)
from ..reconciliation import Balance, Unplaced, placed
from .feedback import lines_of, placement, source


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _REQUEST(document)
        check_refs([one.ref for one in asked["placements"]], "placements")
        found = list(_read(**source(asked)))
    except RefusedError as refusal:
        return refusal.response()
    return _said(found, asked)


def _read(
    mapping: BalanceMapping, text: str | None, rows: Any, as_of: Any
) -> Iterator[Told | Problem]:
    if rows is not None:
        return balances_of_rows(enumerate(rows, start=1), mapping, as_of)
    return balances_of_lines(lines_of(text), mapping, as_of)


def _said(found: list[Told | Problem], asked: dict[str, Any]) -> dict[str, Any]:
    told = [one for one in found if isinstance(one, Told)]
    problems = [one for one in found if isinstance(one, Problem)]
    ours = list(placed(told, asked["placements"], asked["mapping"].agency))
    balances = [one for one in ours if isinstance(one, Balance)]
    days = {one.on for one in told if one.on}
    return {
        "is_whole": not any(one.is_of_the_file for one in problems),
        "balances": [_balance(one) for one in balances],
        "unplaced": [
            {"line": one.line, "error": one.error.value}
            for one in ours
            if isinstance(one, Unplaced)
        ],
        "problems": [{**one._asdict(), "code": one.code.value} for one in problems],
        "days": [one.isoformat() for one in sorted(days)],
        "sums": _sums(told),
    }


def _balance(one: Balance) -> dict[str, str]:
    """Return a balance as ``reconcile`` reads it."""
    amount = str(one.amount.quantize(unit(one.currency)))
    return {"ref": one.ref, "amount": amount, "currency": one.currency}


def _sums(told: list[Told]) -> list[dict[str, str]]:
    """Return what the rows that were read add up to, by currency."""
    found: dict[str, Decimal] = {}
    for one in told:
        found[one.currency] = found.get(one.currency, Decimal(0)) + one.amount
    return [
        {"currency": code, "amount": str(amount.quantize(unit(code)))}
        for code, amount in sorted(found.items())
    ]


_REQUEST = Shape(
    {
        "mapping": need(read_balance_mapping),
        "as_of": need(DAY),
        "text": may(any_text),
        "rows": may(many(many(any_text))),
        "placements": may(many(placement), ()),
    }
)
