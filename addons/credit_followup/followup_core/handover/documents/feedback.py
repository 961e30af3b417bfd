"""The feedback document: what the rows of an agency are, and what becomes of them."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import MOST_ENTRIES, Shape, check_refs, many, may, need
from ...documents.text import check_encodable
from ...documents.values import any_text, currency, money_of, text
from ..booking import Payouts, PayoutSum
from ..classify import Classifier, Judged
from ..events import Event, Problem
from ..feedback import FeedbackMapping, read_mapping
from ..matching import OpenClaim, Placed, Received, Told
from ..reading.lines import read_lines, read_rows
from ..survey import survey

ZERO = Decimal(0)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _REQUEST(document)
        check_refs([one.ref for one in asked["placements"]], "placements")
        check_encodable({key: asked[key] for key in ("text", "rows")})
        found = list(_read(**source(asked)))
    except RefusedError as refusal:
        return refusal.response()
    return _judged(found, asked)


def source(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what is read: a text or rows, and not both."""
    if (asked["text"] is None) is (asked["rows"] is None):
        code = "missing_key" if asked["text"] is None else "bad_value"
        raise RefusedError(code, "text", "either text or rows are read")
    return {key: asked[key] for key in ("mapping", "text", "rows", "as_of")}


def _read(
    mapping: FeedbackMapping,
    text: str | None,
    rows: tuple[tuple[str, ...], ...] | None,
    as_of: date,
) -> Iterator[Event | Problem]:
    if rows is not None:
        return read_rows(enumerate(rows, start=1), mapping, as_of)
    return read_lines(lines_of(text), mapping, as_of)


def lines_of(text: str | None) -> list[str]:
    """Return the lines of a text with their ends, as many as a list may have."""
    lines = _LINE.findall(text or "")
    if len(lines) > MOST_ENTRIES:
        raise RefusedError("too_large", "text", f"text has more than {MOST_ENTRIES}")
    return lines


def _judged(found: list[Event | Problem], asked: dict[str, Any]) -> dict[str, Any]:
    mapping: FeedbackMapping = asked["mapping"]
    seen = dict(asked["seen"])
    inside = survey(found, Payouts(asked["payouts"]), seen)
    broken = inside.payouts.broken(netted=mapping.fees_netted)
    classifier = Classifier(mapping.agency, asked["placements"], seen, broken)
    rows = [classifier.judge(one) for one in found if isinstance(one, Event)]
    return {
        "is_whole": inside.is_whole,
        "rows": [_said(one) for one in rows],
        "problems": [_plain(one._asdict()) for one in inside.problems],
        "counts": dict(sorted(Counter(one.fate.value for one in rows).items())),
        "sums": [
            {"kind": kind.value, "currency": code, "amount": str(amount)}
            for (kind, code), amount in inside.sums.items()
        ],
        "payouts": [
            {"payout_id": payout, "currency": code, "difference": str(left)}
            for (payout, code), left in broken.items()
        ],
    }


def _said(judged: Judged) -> dict[str, Any]:
    """Return a row as it is answered; what it does not say is left out."""
    match = judged.match
    event = judged.event._asdict()
    return {
        "line": judged.event.line,
        "class": judged.fate.value,
        "reason": judged.reason.value,
        "match": {
            "placement": match.placement or None,
            "claim": match.claim or None,
            "by": match.by.value if match.by else None,
            "zeros_lost": match.zeros_lost,
        },
        "identity": judged.event.identity,
        "event": _plain({key: one for key, one in event.items() if key != "line"}),
    }


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {key: _written(one) for key, one in values.items() if one not in (None, "")}


def _written(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def placement(value: Any, path: str) -> Any:
    """Read a placement, its amounts with the decimals of its own currency."""
    money, positive = money_of(value)
    claim = shape_of(OpenClaim, {"ref": need(text), "open": need(money)})
    paid = shape_of(Received, {"payment_id": need(text), "amount": need(positive)})
    told = shape_of(Told, {"payment_id": may(any_text, ""), "amount": need(positive)})
    shape = shape_of(
        Placed,
        {
            "ref": need(text),
            "agency": need(text),
            "case_ref": need(text),
            "currency": need(currency),
            "claims": may(many(claim), ()),
            "payments": may(many(paid), ()),
            "told": may(many(told), ()),
        },
    )
    return shape(value, path)


def _payout(value: Any, path: str) -> Any:
    """Read what earlier files said of a payout."""
    money, _positive = money_of(value)
    keys = {
        "payout_id": need(text),
        "currency": need(currency),
        "received": may(money, ZERO),
        "fees": may(money, ZERO),
        "paid": may(money),
    }
    shape = Shape(keys, lambda payout_id, currency, **sums: (payout_id, currency, sums))
    payout_id, code, sums = shape(value, path)
    return (payout_id, code), PayoutSum(**sums)


def _identity(identity: str, fingerprint: str) -> tuple[str, str]:
    return identity, fingerprint


_REQUEST = Shape(
    {
        "mapping": need(read_mapping),
        "as_of": need(DAY),
        "text": may(any_text),
        "rows": may(many(many(any_text))),
        "placements": may(many(placement), ()),
        "payouts": may(many(_payout), ()),
        "seen": may(
            many(
                Shape(
                    {"identity": need(text), "fingerprint": may(any_text, "")},
                    _identity,
                )
            ),
            (),
        ),
    }
)
