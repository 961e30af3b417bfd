"""The reconcile document: our balances beside those of an agency."""

from decimal import Decimal
from typing import Any

from ...documents.refused import RefusedError
from ...documents.shape import Shape, check_refs, many, need
from ...documents.values import currency, money_of, text
from ...money import unit
from ..reconciliation import Balance, Difference, Total, reconcile


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _REQUEST(document)
        check_refs([one.ref for one in asked["ours"]], "ours")
    except RefusedError as refusal:
        return refusal.response()
    found = reconcile(asked["ours"], asked["theirs"])
    return {
        "differences": [_said(one) for one in found.differences],
        "totals": [_total(one) for one in found.totals],
    }


def _said(one: Difference) -> dict[str, Any]:
    known = one.ours or one.theirs
    code = known.currency if known else ""
    return {
        "ref": one.ref,
        "gap": one.gap.value,
        "ours": _balance(one.ours),
        "theirs": _balance(one.theirs),
        "difference": None if one.amount is None else _money(one.amount, code),
    }


def _balance(one: Balance | None) -> dict[str, str] | None:
    if not one:
        return None
    return {"amount": _money(one.amount, one.currency), "currency": one.currency}


def _total(one: Total) -> dict[str, Any]:
    return {
        "currency": one.currency,
        "ours": _money(one.ours, one.currency),
        "theirs": _money(one.theirs, one.currency),
        "difference": _money(one.ours - one.theirs, one.currency),
        "claims": one.claims,
        "differing": one.differing,
    }


def _money(amount: Decimal, code: str) -> str:
    return str(amount.quantize(unit(code)))


def _claim(value: Any, path: str) -> Any:
    """Read a balance with the decimals of its own currency."""
    money, _positive = money_of(value)
    keys = {"ref": need(text), "amount": need(money), "currency": need(currency)}
    return Shape(keys, Balance)(value, path)


_REQUEST = Shape({"ours": need(many(_claim)), "theirs": need(many(_claim))})
