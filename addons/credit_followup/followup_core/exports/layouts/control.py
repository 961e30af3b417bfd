"""The control records of a file: how many rows, which sums, the hash of the body.

The body is the header row and the rows, as their bytes stand in the file, without the
control records around them and without a byte order mark.
"""

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from .records import Finding, Layout, Rows
from .rows import Row, rows_of

_SUMS = {"control.sum_open": "open_amount", "control.sum_total": "total_amount"}


def control_of(
    layout: Layout, dossiers: Sequence[Mapping[str, Any]], body: bytes, count: int
) -> tuple[Row, list[Finding]]:
    """Return what the control records know, and what speaks against them.

    Sums are of all claims of the dossiers, whatever a row is; claims in several
    currencies have none.
    """
    claims = [
        row
        for place, one in enumerate(dossiers)
        for row in rows_of(Rows.CLAIM, one, f"dossiers[{place}]")
    ]
    currencies = sorted({row.currency for row in claims})
    known: dict[str, Any] = {
        "count": count,
        "sha256": hashlib.sha256(body).hexdigest(),
        "currency": currencies[0] if len(currencies) == 1 else None,
        **{key.split(".")[1]: _sum(claims, of) for key, of in _SUMS.items()},
    }
    row = Row({"control": (known, "")}, (currencies or [""])[0], "dossiers")
    return row, _mixed(layout, currencies)


def _sum(claims: Sequence[Row], key: str) -> Decimal:
    """Return the sum of an amount, which the views have reckoned or the file says."""
    values = (row.parts["claim"][0].get(key) for row in claims)
    return sum((Decimal(one) for one in values if one is not None), Decimal(0))


def _mixed(layout: Layout, currencies: Sequence[str]) -> list[Finding]:
    asked = {one.source for one in (*layout.before, *layout.after)}
    if len(currencies) < 2 or not asked & set(_SUMS):
        return []
    message = f"{', '.join(currencies)} have no sum together"
    return [Finding("currency_mixed", 0, "", "dossiers", message)]
