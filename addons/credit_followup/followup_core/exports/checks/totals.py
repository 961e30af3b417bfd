"""Is a dossier's sum the sum of its parts? Amounts are those of the file, unrounded."""

from decimal import Decimal
from typing import Any

from .findings import ZERO, Finding, Findings, Path, entries, money

# Each total of the claims, and the key of a claim that it sums.
_OF_CLAIMS = {
    "principal_original": "original_amount",
    "paid": "paid_amount",
    "credited": "credited_amount",
    "principal_open": "open_amount",
}
_PARTS = {"interest": "interest_total", "charges": "charges_total"}


def check_totals(dossier: dict[str, Any]) -> Findings:
    """Find totals that are not the sum of their parts."""
    totals, claims = dossier["totals"], dossier["claims"]
    for key, of_claim in _OF_CLAIMS.items():
        if key in totals:
            parts = sum((money(one, of_claim) for one in claims), ZERO)
            yield from _differs("claims_total", key, totals, parts)
    for key, code in _PARTS.items():
        rows = [row for one in claims for row in one.get(key, ())]
        yield from _differs(
            code, key, totals, sum((money(row, "amount") for row in rows), ZERO)
        )
    payable = sum(
        (money(totals, key) for key in ("principal_open", "interest", "charges")), ZERO
    )
    yield from _differs("payable_total", "payable", totals, payable)
    if totals["claims"] != len(claims):
        message = f"the file has {len(claims)} claims, not {totals['claims']}"
        yield Finding("claims_count", ("totals", "claims"), message)


def _differs(code: str, key: str, totals: dict[str, Any], parts: Decimal) -> Findings:
    if money(totals, key) != parts:
        message = f"totals.{key} is {totals[key]}, its parts are {parts}"
        yield Finding(code, ("totals", key), message)


def check_balances(dossier: dict[str, Any]) -> Findings:
    """Find claims whose open amount is not what their amounts and rows say."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in dossier["ledger"]:
        rows.setdefault(row.get("claim_ref", ""), []).append(row)
    for path, claim in entries(dossier, "claims"):
        yield from _open(path, claim)
        if claim["ref"] in rows:
            yield from _moved(path, claim, rows[claim["ref"]])


def _open(path: Path, claim: dict[str, Any]) -> Findings:
    left = money(claim, "original_amount")
    left -= money(claim, "paid_amount") + money(claim, "credited_amount")
    if left != money(claim, "open_amount"):
        message = f"original less paid and credited is {left}, not what is open"
        yield Finding("claim_open", (*path, "open_amount"), message)


def _moved(path: Path, claim: dict[str, Any], rows: list[dict[str, Any]]) -> Findings:
    moved = sum(
        (money(row, "amount") for row in rows if row["type"] != "invoice"), ZERO
    )
    wanted = money(claim, "open_amount") - money(claim, "original_amount")
    if moved != wanted:
        message = f"the rows of the ledger sum to {moved}, open less original {wanted}"
        yield Finding("ledger_total", (*path, "open_amount"), message)


def check_currency(dossier: dict[str, Any]) -> Findings:
    """Find claims and rows in another currency than the case."""
    code = dossier["case"]["currency"]
    for key in ("claims", "ledger"):
        for path, one in entries(dossier, key):
            if one["currency"] != code:
                message = f"the case is in {code}, this is in {one['currency']}"
                yield Finding("currency_mixed", (*path, "currency"), message)
