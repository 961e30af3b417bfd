"""The deltas document: how claims stood and stand, and what the agency is told."""

from decimal import Decimal, localcontext
from typing import Any

from ...documents.records import shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Read, Shape, check_refs, many, may, need
from ...documents.values import currency, iso, money_of, number, text
from ...money import decimals
from ..deltas import Change, DeltaLine, Moved, Standing, changes

# Enough for all amounts of a request, also where no currency says their decimals.
_DIGITS = 60


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        for key in ("before", "now"):
            _check_numbers(asked[key], key)
    except RefusedError as refusal:
        return refusal.response()
    with localcontext() as context:
        context.prec = _DIGITS
        return _said(changes(asked["before"], asked["now"]), asked["currency"])


def _shape(document: Any) -> Shape:
    """Return the shape of a request, its amounts with the decimals of its currency."""
    money, positive = money_of(document)
    moved = shape_of(Moved, {"id": need(text), "amount": need(positive)})
    keys = {
        "ref": need(text),
        "open": need(_signed(money)),
        "moved": may(many(moved), ()),
    }
    standings = need(many(shape_of(Standing, keys)))
    return Shape({"currency": may(currency), "before": standings, "now": standings})


def _signed(money: Read) -> Read:
    """Return the reader of what is open, which is below zero on a credit note."""

    def read(value: Any, path: str) -> Decimal:
        found = number(value, path, "bad_amount")
        money(value.removeprefix("-"), path)
        return found

    return read


def _check_numbers(standings: tuple[Standing, ...], path: str) -> None:
    """Refuse a claim that stands there twice, and a movement that does."""
    check_refs([one.ref for one in standings], path)
    for place, standing in enumerate(standings):
        seen: set[str] = set()
        for at, one in enumerate(standing.moved):
            if one.id in seen:
                where = f"{path}[{place}].moved[{at}].id"
                raise RefusedError("duplicate_ref", where, f"{where} is used twice")
            seen.add(one.id)


def _said(change: Change, code: str | None) -> dict[str, Any]:
    return {
        "lines": [_line(one, code) for one in change.lines],
        "unexplained": [
            {"ref": ref, "amount": _money(amount, code)}
            for ref, amount in change.unexplained
        ],
    }


def _line(one: DeltaLine, code: str | None) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "kind": one.kind.value,
        "amount": _money(one.amount, code),
        "on": iso(one.on),
        "id": one.id or None,
    }


def _money(amount: Decimal, code: str | None) -> str:
    return f"{amount:.{decimals(code)}f}" if code else f"{amount:f}"
