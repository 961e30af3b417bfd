"""One row of an agency: its cells by the mapping, each read strictly."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from ...money import decimals
from ..events import MONEY, Event, Fault, Kind, PaidTo, Problem, RejectReason
from ..feedback import EventCode, FeedbackMapping, Field, StatusCode
from .cells import clean
from .columns import LONGEST_REFERENCE, CellError, ColumnReader

# What layouts of agencies allow for free text.
LONGEST_TEXT = 4000

_TEXTS = {
    Field.EVENT_ID: "event_id",
    Field.MESSAGE_REF: "message_ref",
    Field.CASE_REF: "case_ref",
    Field.AGENCY_REF: "agency_ref",
    Field.CLAIM_REF: "claim_ref",
    Field.DEBTOR_REF: "debtor_ref",
    Field.INVOICE_NO: "invoice_no",
    Field.STATUS_CODE: "status",
    Field.PAYMENT_ID: "payment_id",
    Field.PAYOUT_ID: "payout_id",
    Field.TEXT: "text",
}
_AMOUNTS = {
    Field.AMOUNT: "amount",
    Field.PRINCIPAL: "principal",
    Field.INTEREST: "interest",
    Field.CHARGES: "charges",
    Field.FEE: "fee",
    Field.FEE_TAX: "fee_tax",
}
_PARTS = ("principal", "interest", "charges")
_REFERENCES = ("case_ref", "agency_ref", "claim_ref", "invoice_no")
# What an agency may say without a case: its bills and transfers are for many.
OF_NO_CASE = frozenset({Kind.FEE, Kind.PAYOUT})


class RowReader(ColumnReader):
    """Reads the rows of a file by its mapping."""

    def __init__(self, mapping: FeedbackMapping, as_of: date) -> None:
        """Look up once what each row needs."""
        super().__init__(mapping, as_of, Field.CURRENCY)
        self.mapping = mapping
        self.texts = [(key, self.at[at]) for at, key in _TEXTS.items() if at in self.at]
        self.money = [
            (key, self.at[at]) for at, key in _AMOUNTS.items() if at in self.at
        ]
        self.events = {one.theirs: one for one in mapping.events}
        self.statuses = {one.theirs: one for one in mapping.statuses}
        self.payees = {one.theirs: one.ours for one in mapping.payees}
        self._only = EventCode("", mapping.kind) if mapping.kind else None

    def __call__(self, line: int, row: Sequence[str]) -> Event | Problem:
        """Return the event of a row, or the first thing that is wrong with it."""
        try:
            return self._event(line, row)
        except CellError as wrong:
            return self.problem(line, wrong)

    def _event(self, line: int, row: Sequence[str]) -> Event:
        written = self.written(row)
        values: dict[str, Any] = {}
        for key, at in self.texts:
            longest = LONGEST_TEXT if key == "text" else LONGEST_REFERENCE
            if cell := self.text(row, at, longest):
                values[key] = cell
        code = self._code(row)
        kind = self._with_money(row, code.kind, values)
        self._with_days(row, values)
        self._with_status(code, values)
        self._check(kind, values)
        fingerprint = blake2b(written.encode(), digest_size=16).hexdigest()
        return Event(line=line, kind=kind, fingerprint=fingerprint, **values)

    def _code(self, row: Sequence[str]) -> EventCode:
        if self._only:
            return self._only
        at = self.at[Field.EVENT_TYPE]
        cell = clean(row[at])
        found = self.events.get(cell)
        if not found:
            code = Fault.UNKNOWN_CODE if cell else Fault.MISSING
            raise CellError(at, code, "is no event that is known")
        return found

    def _with_money(
        self, row: Sequence[str], kind: Kind, values: dict[str, Any]
    ) -> Kind:
        """Read the amounts; return the kind, which a payment below zero turns."""
        currency = self.currency(row)
        places = decimals(currency)
        found = [(key, at, self.amount(row, at, places)) for key, at in self.money]
        told = [(key, at, one) for key, at, one in found if one is not None]
        if told and not currency:
            raise CellError(self.currency_at, Fault.MISSING, "is missing")
        turned = self._is_turned(kind, told)
        for key, at, one in told:
            value = -one if turned and one else one
            if value < 0:
                raise CellError(at, Fault.NEGATIVE, "is below zero")
            values[key] = value or value.copy_abs()
        values["currency"] = currency
        at_payee = self.at.get(Field.PAID_TO)
        if at_payee is not None and kind in (Kind.PAYMENT, Kind.PAYMENT_REVERSED):
            values["paid_to"] = self._payee(row, at_payee)
        return Kind.PAYMENT_REVERSED if turned else kind

    def _is_turned(self, kind: Kind, told: list[tuple[str, int, Decimal]]) -> bool:
        turns = self.mapping.negative_reverses
        is_payment = kind in (Kind.PAYMENT, Kind.PAYMENT_REVERSED)
        return turns and is_payment and any(k == "amount" and v < 0 for k, _, v in told)

    def _payee(self, row: Sequence[str], at: int) -> PaidTo:
        cell = clean(row[at])
        if cell not in self.payees:
            code = Fault.UNKNOWN_CODE if cell else Fault.MISSING
            raise CellError(at, code, "is nobody who is known")
        return self.payees[cell]

    def _with_days(self, row: Sequence[str], values: dict[str, Any]) -> None:
        at = self.at[Field.EVENT_DATE]
        values["on"] = self.past(row, at)
        if values["on"] is None:
            raise CellError(at, Fault.MISSING, "is missing")
        if Field.VALUE_DATE in self.at:
            values["value_on"] = self.past(row, self.at[Field.VALUE_DATE])
        if Field.DUE_DATE in self.at:
            values["due_on"] = self.any_day(row, self.at[Field.DUE_DATE])

    def _with_status(self, code: EventCode, values: dict[str, Any]) -> None:
        """Read why something is closed or rejected."""
        status = values.get("status", "")
        says = self.statuses.get(status, StatusCode(""))
        ends = code.kind in (Kind.CLOSED, Kind.REJECTED)
        if ends and self.statuses and status and not says.theirs:
            at = self.at[Field.STATUS_CODE]
            raise CellError(at, Fault.UNKNOWN_CODE, "is no status that is known")
        if code.kind is Kind.CLOSED:
            values["close"] = code.close or says.close
        if code.kind is Kind.REJECTED:
            values["reject"] = code.reject or says.reject or RejectReason.OTHER

    def _check(self, kind: Kind, values: dict[str, Any]) -> None:
        """Refuse a row that lacks what its kind needs."""
        if kind is Kind.FEE:
            _complete_fee(values)
        needed = {Kind.PAYOUT: "payout_id", Kind.CLOSED: "close"}.get(kind)
        if needed and not values.get(needed):
            raise CellError(None, Fault.MISSING, f"{needed} is missing")
        if kind in MONEY and not values.get("amount"):
            raise CellError(None, Fault.MISSING, "it has no amount")
        if kind not in OF_NO_CASE and not any(map(values.get, _REFERENCES)):
            raise CellError(None, Fault.MISSING, "it has no reference")
        parts = [values[one] for one in _PARTS if one in values]
        if parts and kind in MONEY and sum(parts) != values["amount"]:
            raise CellError(None, Fault.SPLIT, "its parts are not its amount")


def _complete_fee(values: dict[str, Any]) -> None:
    """Complete a bill: its amount is the fee with its tax."""
    tax = values.get("fee_tax", Decimal(0))
    if "fee" not in values and "amount" in values:
        values["fee"] = values["amount"] - tax
    if "fee" in values:
        amount = values.setdefault("amount", values["fee"] + tax)
        if amount != values["fee"] + tax or values["fee"] < 0:
            raise CellError(None, Fault.SPLIT, "fee and tax are not its amount")
