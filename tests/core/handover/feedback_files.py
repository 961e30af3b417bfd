"""A file of an agency, its mapping, and the placements that it is about."""

from datetime import date
from decimal import Decimal

from followup_core.handover.feedback import read_mapping
from followup_core.handover.matching import OpenClaim, Placed, Received
from followup_core.handover.reading.lines import read_lines
from followup_core.handover.states import State

AS_OF = date(2026, 6, 30)
COLUMNS = {
    "Ereignis": "agency_event_id",
    "Az": "agency_ref",
    "Fall": "case_ref",
    "Forderung": "claim_ref",
    "Kunde": "debtor_ref",
    "Rechnung": "invoice_no",
    "Art": "event_type",
    "Status": "status_code",
    "Datum": "event_date",
    "Betrag": "amount",
    "Haupt": "principal",
    "Zins": "interest",
    "Kosten": "charges",
    "Honorar": "agency_fee",
    "Steuer": "fee_tax",
    "Empfang": "paid_to",
    "Zahlung": "payment_id",
    "Abrechnung": "payout_id",
    "Bis": "due_date",
    "Text": "text",
}
KINDS = {
    "IN": "received",
    "OK": "accepted",
    "NO": "rejected",
    "FRAGE": "info_requested",
    "ADR": "debtor_traced",
    "ZUSAGE": "promise",
    "RATEN": "plan_agreed",
    "ZAHL": "payment",
    "STORNO": "payment_reversed",
    "STREIT": "dispute",
    "PAUSE": "paused",
    "WEITER": "resumed",
    "RECHNUNG": "fee",
    "UEBERW": "payout",
    "ENDE": "closed",
    "ZURUECK": "recall_confirmed",
    "BLEIBT": "recall_refused",
}
MAPPING = {
    "format": "credit_followup.feedback/1.0",
    "agency": "A",
    "encoding": "iso-8859-15",
    "dates": "DD.MM.YYYY",
    "delimiter": ";",
    "decimal": ",",
    "thousands": ".",
    "currency": "EUR",
    "columns": [
        *({"name": name, "field": field} for name, field in COLUMNS.items()),
        {"name": "Bearbeiter"},
    ],
    "events": [{"theirs": one, "kind": kind} for one, kind in KINDS.items()],
    "statuses": [
        {"theirs": "E1", "close": "paid_full"},
        {"theirs": "E2", "close": "uncollectable"},
        {"theirs": "R1", "reject": "amount_too_low"},
    ],
    "payees": [
        {"theirs": "WIR", "ours": "agency"},
        {"theirs": "SIE", "ours": "creditor"},
    ],
}
FORM = read_mapping(MAPPING)
PLACED = Placed(
    "P1",
    "A",
    "CASE/0042",
    State.ACTIVE,
    "EUR",
    "77001",
    date(2026, 1, 10),
    (
        OpenClaim("L1", Decimal("600.00"), "00815", "0012"),
        OpenClaim("L2", Decimal("400.00"), "00815", "0013"),
    ),
    (Received("old", Decimal("50.00")),),
)


def row(**cells):
    """Return the cells of a row: a payment of 100.00 unless it is said otherwise."""
    usual = {
        "Fall": "CASE/0042",
        "Art": "ZAHL",
        "Datum": "01.06.2026",
        "Betrag": "100,00",
        "Empfang": "WIR",
    }
    values = {**usual, **cells}
    return [values.get(name, "") for name in [*COLUMNS, "Bearbeiter"]]


def event_row(kind, **cells):
    """Return the cells of a row that is no payment."""
    return row(**{"Art": kind, "Betrag": "", "Empfang": "", **cells})


def lines(*rows, header=True):
    """Return the bytes of a file, line by line."""
    head = [[*COLUMNS, "Bearbeiter"]] if header else []
    return [";".join(one).encode("iso-8859-15") + b"\r\n" for one in [*head, *rows]]


def read(*rows, form=FORM, as_of=AS_OF):
    return list(read_lines(lines(*rows), form, as_of))


def only(*rows, form=FORM, as_of=AS_OF):
    (found,) = read(*rows, form=form, as_of=as_of)
    return found
