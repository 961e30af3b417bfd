"""What is reckoned of a dossier beside its own fields: the words of the vocabulary.

A view has the fields of an object of the dossier and some more.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from ...documents.refused import RefusedError
from ...documents.values import day, number

ZERO = Decimal(0)
DAY = timedelta(days=1)
JOIN = "|"
# Where the words of a view stand in the dossier: a key that no object of it has.
AT = "@"
_CLAIM_AT = {
    **dict.fromkeys(("interest_basis", "interest_rate", "interest_from"), "interest"),
    **dict.fromkeys(("interest_to", "interest_amount"), "interest"),
    "total_amount": "open_amount",
    "charges_amount": "charges",
    "documents": "document_ids",
    "days_overdue": "due_date",
    "interest_last_day": "interest",
    "is_part_paid": "paid_amount",
    "last_payment_date": "paid_amount",
    "ref_number": "ref",
}
_DIGITS = re.compile(r"[0-9]+")
NOTHING: Mapping[str, date] = MappingProxyType({})


def objects(value: Any, path: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield the objects of a list, each with its path; none where there is no list.

    :raises RefusedError: if it is something else than a list of objects
    """
    if value is None:
        return
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise RefusedError("bad_type", path, f"{path} must be a list")
    for place, one in enumerate(value):
        at = f"{path}[{place}]"
        yield an_object(one, at), at


def an_object(value: Any, path: str) -> Mapping[str, Any]:
    """Return an object of JSON, an empty one for null.

    :raises RefusedError: if it is something else
    """
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise RefusedError("bad_type", path, f"{path} must be an object")
    return value


def words(value: Any, path: str) -> tuple[str, ...]:
    """Return the texts of a list, none where there is no list."""
    if value is None:
        return ()
    is_list = isinstance(value, (list, tuple))
    if not is_list or not all(isinstance(one, str) for one in value):
        raise RefusedError("bad_type", path, f"{path} must be a list of texts")
    return tuple(value)


def total(rows: Iterable[tuple[Mapping[str, Any], str]], key: str) -> Decimal:
    """Return the sum of an amount over objects; what has none adds nothing."""
    return sum((money(one, key, path) for one, path in rows), ZERO)


def money(one: Mapping[str, Any], key: str, path: str) -> Decimal:
    """Return an amount of an object, zero where it has none; it may be negative."""
    value = one.get(key)
    return ZERO if value is None else number(value, f"{path}.{key}", "bad_amount")


def on(one: Mapping[str, Any], key: str, path: str) -> date | None:
    """Return a day of an object, None where it has none."""
    value = one.get(key)
    return None if value is None else day(value, f"{path}.{key}")


# === CLAIMS === #


def claim(
    value: Mapping[str, Any],
    path: str,
    cutoff: date | None,
    paid_on: Mapping[str, date] = NOTHING,
) -> dict[str, Any]:
    """Return a claim with the sums of its interest and charges, and its rate.

    The rate is that of the last span, the days are from the first to the last one. A
    payment before the hand-over is not taken off again: the total is open, interest and
    charges.

    :param paid_on: the last payment of each claim, by its reference
    """
    spans = list(objects(value.get("interest"), f"{path}.interest"))
    charges = list(objects(value.get("charges"), f"{path}.charges"))
    first, last = (spans[0][0], spans[-1][0]) if spans else ({}, {})
    interest, costs = total(spans, "amount"), total(charges, "amount")
    due = on(value, "due_date", path)
    return {
        **value,
        "interest_basis": last.get("basis"),
        "interest_rate": last.get("rate"),
        "interest_from": first.get("from"),
        "interest_to": last.get("to"),
        "interest_last_day": span(last, path)["last_day"],
        "interest_amount": interest,
        "charges_amount": costs,
        "total_amount": money(value, "open_amount", path) + interest + costs,
        "documents": JOIN.join(words(value.get("document_ids"), path)),
        "debtor_refs": JOIN.join(words(value.get("debtor_refs"), path)),
        AT: _CLAIM_AT,
        "last_payment_date": paid_on.get(str(value.get("ref"))),
        "ref_number": _number_in(value.get("ref")),
        "is_part_paid": money(value, "paid_amount", path) > 0,
        "days_overdue": max((cutoff - due).days, 0) if cutoff and due else None,
    }


def last_payments(dossier: Mapping[str, Any], path: str) -> dict[str, date]:
    """Return the day of the last payment of each claim that has any."""
    found: dict[str, date] = {}
    for one, at in objects(dossier.get("ledger"), f"{path}.ledger"):
        day_of, ref = on(one, "date", at), str(one.get("claim_ref"))
        if one.get("type") == "payment" and day_of:
            found[ref] = max(day_of, found.get(ref, day_of))
    return found


def _number_in(ref: Any) -> int | None:
    """Return the number that a reference has, None where it has several or none."""
    found = _DIGITS.findall(str(ref or ""))
    return int(found[0]) if len(found) == 1 else None


def span(value: Mapping[str, Any], path: str) -> dict[str, Any]:
    """Return a span of interest with its last day, the one before its end."""
    end = on(value, "to", path)
    # No day is before the first one of the calendar.
    has_last = end is not None and end > date.min
    return {**value, "last_day": end - DAY if end and has_last else None}


# === DUNNING === #


def dunning(
    dossier: Mapping[str, Any], path: str, claim_ref: str | None = None
) -> dict[str, Any]:
    """Return what the letters about a claim come to; of the case where none is named.

    Level 0 is a courtesy and no reminder. A letter that names no claim is about all.
    """
    about = [
        (on(one, "date", at), one)
        for one, at in objects(dossier.get("dunning"), f"{path}.dunning")
        if not claim_ref or claim_ref in (words(one.get("claim_refs"), at) or claim_ref)
    ]
    ordered = sorted(about, key=lambda one: (one[0] is not None, one[0] or date.min))
    days = [one for one in ordered if one[0]]
    reminders = [one for one in days if one[1].get("level")]
    notices = [one for one in days if one[1].get("is_formal_notice") is True]
    promises = [one for _on, one in days if one.get("promise_date")]
    notice = notices[-1][1] if notices else {}
    return {
        "first_reminder_date": reminders[0][0] if reminders else None,
        "last_reminder_date": reminders[-1][0] if reminders else None,
        "formal_notice_date": notices[-1][0] if notices else None,
        "formal_notice_proof": notice.get("proof_document_id")
        or notice.get("tracking"),
        "last_contact_date": days[-1][0] if days else None,
        "last_level": reminders[-1][1].get("level") if reminders else None,
        "promise_date": promises[-1].get("promise_date") if promises else None,
        "promise_amount": promises[-1].get("promise_amount") if promises else None,
        "count": len(days),
    }


def step(value: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """Return one letter or call, the claims it is about in one text."""
    refs = words(value.get("claim_refs"), path)
    return {**value, "claim_refs": JOIN.join(refs)}


def document(value: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """Return one document, with the name of its file."""
    name = str(value.get("path", "")).rpartition("/")[2]
    return {**step(value, path), "file_name": name}
