"""Facts beside which the rows of an agency are judged, and the rows as records."""

import io
import json
import zipfile
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

import openpyxl

from odoo.addons.credit_followup.facts.exports.history import claim_ref
from odoo.addons.credit_followup.followup_core.handover.reading.lines import (
    read_lines,
    read_rows,
)

ZIP_MAGIC = b"PK\x03\x04"
# A sheet becomes at most so many bytes when it is unpacked, and so many times its size.
MOST_UNPACKED, MOST_RATIO = 500 * 10**6, 200
ROW = "credit.followup.feedback.row"
# So many rows are looked up and kept at once; a file has a million.
BATCH = 1000


class UnreadableError(ValueError):
    """A file that is none of those that are read, or would become too large."""


# === FILES === #


def events_of(file, name, mapping, as_of):
    """Yield events and problems of a file: CSV, XLSX or JSON.

    A text is read as a stream; what is packed has to be there as a whole.

    :param file: opened for bytes

    :raises UnreadableError: if it is no such file, or would become too large
    """
    magic = file.read(len(ZIP_MAGIC))
    file.seek(0)
    if magic == ZIP_MAGIC:
        return read_rows(_sheet(file.read(), mapping), mapping, as_of)
    if name.lower().endswith(".json"):
        return read_rows(_objects(file.read(), mapping), mapping, as_of)
    return read_lines(file, mapping, as_of)


def _sheet(content, mapping):
    """Yield the rows of the first sheet, each cell as it is shown."""
    _check_bomb(content)
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
            if number > mapping.skip:
                yield number, tuple(_shown(cell, mapping) for cell in row)
    except UnreadableError:
        raise
    except Exception as error:
        # The library lets through whatever its parsers raise on a broken file.
        raise UnreadableError(f"XLSX: {error}") from error


def _check_bomb(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            total = sum(one.file_size for one in file.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableError(f"XLSX: {error}") from error
    if total > MOST_UNPACKED or total > MOST_RATIO * len(content):
        raise UnreadableError("XLSX: it becomes too large when it is unpacked")


def _shown(cell, mapping):
    """Return a cell as the mapping reads it: days in its form, numbers in its sign."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, datetime | date):
        return _day(cell, mapping.dates.value)
    if isinstance(cell, int | float):
        text = f"{Decimal(repr(cell)):f}"
        text = text.removesuffix(".0")
        return text.replace(".", mapping.decimal)
    return str(cell)


def _day(day, form):
    parts = {"YYYY": f"{day:%Y}", "MM": f"{day:%m}", "DD": f"{day:%d}"}
    for key, value in parts.items():
        form = form.replace(key, value)
    return form.replace("Thh:mm:ss", "T00:00:00")


def _objects(content, mapping):
    """Yield a list of objects as rows of the mapping's columns."""
    try:
        found = json.loads(content.decode(mapping.encoding.value))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"JSON: {error}") from error
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise UnreadableError("JSON: it is no list of objects")
    names = [one.name for one in mapping.columns]
    if mapping.has_header:
        yield 1, tuple(names)
    for number, one in enumerate(found, 2):
        unknown = one.keys() - set(names)
        if unknown:
            raise UnreadableError(
                f"JSON: object {number - 1} has the key {min(unknown)}"
            )
        yield number, tuple(_said(one.get(name)) for name in names)


def _said(value):
    return "" if value is None else str(value)


# === BATCHES, AND WHAT IS KNOWN === #


def batches(found):
    """Yield what a file holds in lists, of which one is in memory at a time."""
    found = iter(found)
    while batch := list(islice(found, BATCH)):
        yield batch


class Seen:
    """The events of an agency that came before, read for each batch of rows."""

    def __init__(self, agency):
        """Remember the agency; nothing is read yet."""
        self.agency = agency
        self._known = {}

    def look_up(self, events):
        """Read which of these came before."""
        rows = self.agency.env[ROW].search_fetch(
            [
                ("agency_id", "=", self.agency.id),
                ("identity", "in", [one.identity for one in events]),
                ("state", "in", ("applied", "dismissed")),
            ],
            ["identity", "fingerprint"],
        )
        self._known = {one.identity: one.fingerprint or "" for one in rows}

    def get(self, identity, default=None):
        """Return the fingerprint of an event that came before."""
        return self._known.get(identity, default)


# === ROWS AS RECORDS === #


def row_values(feedback, judged):
    """Return the values of the records of judged rows."""
    env = feedback.env
    cases = env["credit.followup.placement"].browse(
        [int(one.match.placement) for one in judged if one.match.placement]
    )
    items = {
        (item.placement_id.id, claim_ref(item.move_line_id)): item.id
        for item in cases.item_ids
    }
    codes = {one.event.currency for one in judged} - {""}
    currencies = {
        one.name: one.id
        for one in env["res.currency"]
        .with_context(active_test=False)
        .search([("name", "in", sorted(codes))])
    }
    return [_row(feedback, one, items, currencies) for one in judged]


def _row(feedback, judged, items, currencies):
    event, match = judged.event, judged.match
    case = int(match.placement) if match.placement else False
    parts = {key: getattr(event, key) for key in ("principal", "interest", "charges")}
    split = {key: str(one) for key, one in parts.items() if one is not None}
    refs = (event.case_ref, event.agency_ref, event.claim_ref, event.invoice_no)
    return {
        "feedback_id": feedback.id,
        "company_id": feedback.company_id.id,
        "agency_id": feedback.agency_id.id,
        "line": event.line,
        "kind": event.kind.value,
        "date": event.on,
        "identity": event.identity,
        "fingerprint": event.fingerprint,
        "references": " · ".join(filter(None, refs)),
        "fate": judged.fate.value,
        "reason": judged.reason.value,
        "placement_id": case,
        "item_id": items.get((case, match.claim), False),
        "currency_id": currencies.get(event.currency, False),
        "amount": float(event.amount or 0),
        "split": split or False,
        "fee": float(event.fee or 0),
        "fee_tax": float(event.fee_tax or 0),
        "paid_to": event.paid_to.value,
        "payment_ref": event.payment_id,
        "payout_ref": event.payout_id or False,
        "value_on": event.value_on,
        "due_on": event.due_on,
        "close": event.close.value if event.close else False,
        "reject": event.reject.value if event.reject else False,
        "agency_ref": event.agency_ref,
        "text": event.text,
    }
