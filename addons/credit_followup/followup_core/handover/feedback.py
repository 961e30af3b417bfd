"""How an agency writes: a mapping from its columns and codes to our fields.

A mapping is data and not code, so that an agency more is a file more. What it does not
say is never guessed: a row that is written otherwise is refused.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, many, may, need
from ..documents.values import text
from .events import CloseCode, Kind, PaidTo, RejectReason
from .reading.cells import DateForm, Encoding
from .reading.form import LARGEST, MOST_COLUMNS, WRITING, check_amounts, check_columns

FORMAT = "credit_followup.feedback/1.0"


class Field(str, Enum):
    """Our fields, as the columns of an agency may hold them."""

    EVENT_ID = "agency_event_id"
    MESSAGE_REF = "message_ref"
    CASE_REF = "case_ref"
    AGENCY_REF = "agency_ref"
    CLAIM_REF = "claim_ref"
    DEBTOR_REF = "debtor_ref"
    INVOICE_NO = "invoice_no"
    EVENT_TYPE = "event_type"
    EVENT_DATE = "event_date"
    STATUS_CODE = "status_code"
    AMOUNT = "amount"
    CURRENCY = "currency"
    PRINCIPAL = "principal"
    INTEREST = "interest"
    CHARGES = "charges"
    FEE = "agency_fee"
    FEE_TAX = "fee_tax"
    PAID_TO = "paid_to"
    PAYMENT_ID = "payment_id"
    PAYOUT_ID = "payout_id"
    VALUE_DATE = "value_date"
    DUE_DATE = "due_date"
    TEXT = "text"


AMOUNTS = frozenset(
    {
        Field.AMOUNT,
        Field.PRINCIPAL,
        Field.INTEREST,
        Field.CHARGES,
        Field.FEE,
        Field.FEE_TAX,
    }
)
# Of these a row has at least one, or nobody knows what it is about.
REFERENCES = frozenset(
    {Field.CASE_REF, Field.AGENCY_REF, Field.CLAIM_REF, Field.INVOICE_NO}
)


class Column(NamedTuple):
    """A column by the agency's name; without a ``field`` it is known and not read."""

    name: str
    field: Field | None = None


class EventCode(NamedTuple):
    """A word of the agency for an event, and what it says of a closing or rejection."""

    theirs: str
    kind: Kind
    close: CloseCode | None = None
    reject: RejectReason | None = None


class StatusCode(NamedTuple):
    """A word of the agency that says why it closes or rejects."""

    theirs: str
    close: CloseCode | None = None
    reject: RejectReason | None = None


class Payee(NamedTuple):
    """A word of the agency for who got the money."""

    theirs: str
    ours: PaidTo


class Sum(NamedTuple):
    """A sum in the trailer: in which of its cells, from 0, and of which field."""

    at: int
    field: Field


class Trailer(NamedTuple):
    """The last record: its first cell is ``mark``.

    ``count_at``: the cell with the number of rows, None for none. ``others``: how many
    other records the agency counts with them: header, trailer.
    """

    mark: str
    count_at: int | None = None
    others: int = 0
    sums: tuple[Sum, ...] = ()


class FeedbackMapping(NamedTuple):
    """All that is known of how an agency writes.

    ``skip``: rows before the header. ``has_header``: the columns are named by the file,
    and by these names. ``has_bom``: it begins with a byte order mark.
    ``has_quotes``: a cell may stand in double quotes; else they are signs as any other.
    ``ends_line``: the last line ends as the others do; where it does not, the file was
    cut. ``decimal``, ``thousands``: signs of amounts, empty for none; ``in_minor``:
    amounts are whole cents. ``currency``: of files that do not say it. ``kind``: of
    files that hold one kind only. ``negative_reverses``: a payment below zero is one
    that was returned. ``fees_netted``: the agency keeps its fees of what it pays out.
    """

    agency: str
    columns: tuple[Column, ...]
    encoding: Encoding
    dates: DateForm
    delimiter: str = ","
    has_header: bool = True
    has_bom: bool = False
    ends_line: bool = True
    has_quotes: bool = True
    skip: int = 0
    decimal: str = "."
    thousands: str = ""
    in_minor: bool = False
    largest: Decimal = LARGEST
    currency: str = ""
    kind: Kind | None = None
    events: tuple[EventCode, ...] = ()
    statuses: tuple[StatusCode, ...] = ()
    payees: tuple[Payee, ...] = ()
    negative_reverses: bool = False
    fees_netted: bool = True
    trailer: Trailer | None = None

    def has(self, field: Field) -> bool:
        """Tell whether a column holds a field."""
        return any(one.field is field for one in self.columns)


def read_mapping(document: Any, path: str = "") -> FeedbackMapping:
    """Return the mapping that a JSON document says.

    :raises RefusedError: at the first thing that is wrong
    """
    found: FeedbackMapping = _SHAPE(document, path)
    return found


def written_mapping(mapping: FeedbackMapping) -> dict[str, Any]:
    """Return the JSON document that ``read_mapping`` reads as this mapping."""
    return {"format": FORMAT, **_written(mapping)}


def _written(value: Any) -> Any:
    if hasattr(value, "_fields"):
        pairs = value._asdict().items()
        return {key: _written(one) for key, one in pairs if one not in (None, "", ())}
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Decimal | date) else value


def _format(value: Any, path: str) -> str:
    if text(value, path) != FORMAT:
        raise RefusedError("bad_value", path, f"{path} must be {FORMAT}")
    return FORMAT


def _build(format: str, **values: Any) -> FeedbackMapping:
    mapping = FeedbackMapping(**values)
    _check_columns(mapping)
    _check_codes(mapping)
    has_amounts = any(mapping.has(field) for field in AMOUNTS)
    check_amounts(mapping, Field.CURRENCY, is_needed=has_amounts)
    _check_trailer(mapping)
    return mapping


def _check_columns(mapping: FeedbackMapping) -> None:
    check_columns(mapping)
    fields = [one.field for one in mapping.columns if one.field]
    if not mapping.has(Field.EVENT_DATE):
        raise RefusedError("bad_value", "columns", "no column is the event_date")
    if not REFERENCES.intersection(fields):
        raise RefusedError("bad_value", "columns", "no column is a reference")
    if mapping.has(Field.EVENT_TYPE) is (mapping.kind is not None):
        message = "either a column is the event_type, or kind says the only one"
        raise RefusedError("bad_value", "kind", message)


def _check_codes(mapping: FeedbackMapping) -> None:
    tables: dict[str, Iterable[EventCode | StatusCode | Payee]] = {
        "events": mapping.events,
        "statuses": mapping.statuses,
        "payees": mapping.payees,
    }
    for key, table in tables.items():
        theirs = [one.theirs for one in table]
        if len(set(theirs)) < len(theirs):
            raise RefusedError("bad_value", key, "a code is there twice")
    if mapping.has(Field.EVENT_TYPE) and not mapping.events:
        raise RefusedError("bad_value", "events", "no event has a code")
    if mapping.has(Field.PAID_TO) and not mapping.payees:
        raise RefusedError("bad_value", "payees", "no payee has a code")


def _check_trailer(mapping: FeedbackMapping) -> None:
    for place, one in enumerate(mapping.trailer.sums if mapping.trailer else ()):
        path = f"trailer.sums[{place}].field"
        if one.field not in AMOUNTS or not mapping.has(one.field):
            raise RefusedError("bad_value", path, f"{path} is no column of amounts")


_CODE = {"theirs": need(text)}
_SHAPE = Shape(
    {
        "format": need(_format),
        **shape_of(
            FeedbackMapping,
            {
                "agency": need(text),
                "columns": need(
                    many(shape_of(Column, {"name": need(text)}), 1, MOST_COLUMNS)
                ),
            },
        ).fields,
        **WRITING,
        "events": may(many(shape_of(EventCode, _CODE)), ()),
        "statuses": may(many(shape_of(StatusCode, _CODE)), ()),
        "payees": may(many(shape_of(Payee, _CODE)), ()),
        "trailer": may(shape_of(Trailer, {"mark": need(text)})),
    },
    _build,
)
