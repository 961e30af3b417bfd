"""What the documents on covers read alike: a contract, its decisions, debts."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Read, Shape, check_refs, many, may, need
from ..documents.values import amount, money_of, text
from .contract import HUNDRED, ZERO, Contract, is_share, missing_clocks
from .covers import Cover, State, Why, is_decided, overlap
from .days import Debt

Named = tuple[str, Cover]


def contract_shape(document: Any) -> Shape:
    """Return the shape of a contract whose amounts are in the request's currency."""
    money, _positive = money_of(document)
    sums = {"discretionary": may(money, ZERO), "least_claim": may(money, ZERO)}
    return shape_of(Contract, {"percent": need(amount()), **sums}, _contract)


def _contract(**values: Any) -> Contract:
    found = Contract(**values)
    if not is_share(found.percent):
        message = f"percent must be above zero and at most {HUNDRED}"
        raise RefusedError("bad_value", "percent", message)
    return found


def check_clocks(contract: Contract) -> None:
    """Refuse a contract of which no day can be said."""
    missing = missing_clocks(contract)
    if missing:
        path = f"contract.{missing[0]}"
        raise RefusedError("no_clock", path, f"{path}: the contract has no such time")


def covers_read(document: Any) -> Read:
    """Return the reader of the decisions on a customer, each with its reference."""
    money, _positive = money_of(document)
    fields = {"ref": need(text), "limit": may(money, ZERO)}
    return many(shape_of(Cover, fields, _named, {"key", "state", "reason"}))


def _named(ref: str, **values: Any) -> Named:
    return ref, Cover(0, State.ASKED, Why.NOT_DECIDED, **values)


def check_covers(named: Sequence[Named]) -> None:
    """Refuse decisions that count on the same day, or on none."""
    check_refs([ref for ref, _cover in named], "covers")
    for place, (ref, cover) in enumerate(named):
        until = cover.valid_until
        if until and until <= cover.valid_from and is_decided(cover):
            path = f"covers[{place}].valid_until"
            raise RefusedError("bad_value", path, f"{path}: {ref} counts on no day")
    found = overlap([cover for _ref, cover in named])
    if found:
        before, after = found
        path = f"covers[{after}].valid_from"
        message = f"{path}: {named[after][0]} overlaps with {named[before][0]}"
        raise RefusedError("overlap", path, message)


def debts_read(document: Any) -> Read:
    """Return the reader of debts, whose amounts are in the request's currency."""
    money, _positive = money_of(document)
    return many(shape_of(Debt, {"ref": need(text), "amount": need(money)}))


def sums_read(document: Any) -> Read:
    """Return the reader of what is insured of each debt."""
    money, _positive = money_of(document)
    return many(money)


def said(found: Decimal) -> str:
    """Return an amount as documents say it, without an exponent."""
    return f"{found:f}"
