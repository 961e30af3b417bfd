"""The write-off document: what may be written off, and what of it is tax."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from ..documents.records import DAY, MOST, shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, many, may, need
from ..documents.values import currency, flag, money_of, text, whole
from ..money import unit
from .write_off import (
    ZERO,
    Debt,
    Rules,
    Tax,
    ground,
    needs_second,
    no_loss,
    obstacle,
    parts,
    sum_of,
)


class _Asked(NamedTuple):
    """A debt, and what its invoice says of taxes that are no loss."""

    ref: str
    debt: Debt
    total: Decimal
    taxes: tuple[Tax, ...]


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        check_refs([one.ref for one in asked["debts"]], "debts")
    except RefusedError as refusal:
        return refusal.response()
    debts = [_said(one, asked) for one in asked["debts"]]
    total = sum(
        (one.debt.amount for one in asked["debts"] if not obstacle(one.debt)), ZERO
    )
    second = needs_second(total, asked["before"], asked["limit"])
    return {"debts": debts, "amount": str(total), "needs_second": second}


def _shape(document: Any) -> Shape:
    money, positive = money_of(document)
    fields = {"key": need(text), "amount": need(money), "is_waiting": may(flag, False)}
    tax = shape_of(Tax, fields)
    beside = {
        "ref": need(text),
        "total": may(positive),
        "taxes": may(many(tax), ()),
        "comes_back": may(flag, default=False),
        "amount": need(money),
        "original": need(money),
    }
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "residue": may(money, ZERO),
            "after_days": may(whole(0, MOST)),
            "limit": may(money, ZERO),
            "before": may(money, ZERO),
            "debts": need(many(shape_of(Debt, beside, _asked))),
        }
    )


def _asked(
    ref: str,
    total: Decimal | None,
    taxes: tuple[Tax, ...],
    comes_back: bool,
    **values: Any,
) -> _Asked:
    debt = Debt(**values)
    total = debt.original if total is None else total
    if sum_of(taxes) > total:
        raise RefusedError("bad_amount", "taxes", "the taxes are more than the invoice")
    return _Asked(ref, debt, total, no_loss(taxes, comes_back))


def _said(one: _Asked, asked: Mapping[str, Any]) -> dict[str, Any]:
    why_not = obstacle(one.debt)
    rules = Rules(asked["residue"], asked["after_days"])
    why = None if why_not else ground(one.debt, asked["as_of"], rules)
    split = parts(one.debt.amount, one.total, one.taxes, unit(asked["currency"]))
    return {
        "ref": one.ref,
        "ground": why and why.value,
        "obstacle": why_not and why_not.value,
        "net": str(split.net),
        "taxes": [{"key": tax.key, "amount": str(tax.amount)} for tax in split.taxes],
    }
