"""A claim as the JSON object of the response."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ..documents.values import iso
from ..law.case import Request
from ..law.findings import Finding
from ..money import unit
from .records import Claim, DebtClaim, Segment

_SIX = Decimal("0.000001")


def respond(result: Claim, request: Request) -> dict[str, Any]:
    """Return a claim as the JSON object of the response."""
    smallest = unit(request.currency)
    items = [_item(debt, smallest) for debt in result.debts]
    sums = (
        *("principal_open", "interest_accrued", "interest_open"),
        *("compensation_accrued", "compensation_open", "due"),
    )
    zero = Decimal(0).quantize(smallest)
    totals = {
        name: str(sum((getattr(debt, name) for debt in result.debts), zero))
        for name in sums
    }
    return {
        "items": items,
        "totals": {**totals, "unallocated": _money(result.unallocated, smallest)},
        "claimable_from": iso(result.claimable_from),
        "findings": [_finding(one) for one in result.findings],
    }


def _item(debt: DebtClaim, smallest: Decimal) -> dict[str, Any]:
    names = (
        *("principal_open", "interest_accrued", "interest_open"),
        *("compensation_accrued", "compensation_open"),
    )
    return {
        "ref": debt.ref,
        "due_on": debt.due_on.isoformat(),
        **{name: _money(getattr(debt, name), smallest) for name in names},
        "article": debt.article,
        "compensation_article": debt.compensation_article,
        "segments": [_segment(one, smallest) for one in debt.segments],
    }


def _segment(segment: Segment, smallest: Decimal) -> dict[str, Any]:
    whole = segment.base == segment.base.quantize(smallest)
    return {
        "from": segment.start.isoformat(),
        "to": segment.end.isoformat(),
        "days": segment.days,
        "rate_percent": str(segment.percent),
        "base": _money(segment.base, smallest if whole else _SIX),
        "amount": _money(segment.amount, _SIX),
        "series": segment.series,
        "source": segment.source,
    }


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "code": found.code,
        "item": found.ref,
        "text": found.text,
        "source": found.source,
    }


def _money(amount: Decimal, smallest: Decimal) -> str:
    return str(amount.quantize(smallest, ROUND_HALF_UP))
