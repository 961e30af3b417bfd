"""A monthly file of balances, and its mapping."""

from datetime import date

from followup_core.handover.reading.balances import (
    balances_of_lines,
    read_balance_mapping,
)

AS_OF = date(2026, 6, 30)
HEAD = ["Az", "Fall", "Forderung", "Saldo", "Wg", "Stand", "Bearbeiter"]
FIELDS = ["agency_ref", "case_ref", "claim_ref", "balance", "currency", "date"]
MAPPING = {
    "format": "credit_followup.balances/1.0",
    "agency": "A",
    "encoding": "iso-8859-15",
    "dates": "DD.MM.YYYY",
    "delimiter": ";",
    "decimal": ",",
    "thousands": ".",
    "columns": [
        *({"name": one, "field": to} for one, to in zip(HEAD, FIELDS, strict=False)),
        {"name": "Bearbeiter"},
    ],
}
FORM = read_balance_mapping(MAPPING)


def row(**cells):
    """Return the cells of a row: 600.00 on the first claim of the case."""
    usual = {
        "Fall": "CASE/0042",
        "Forderung": "L1",
        "Saldo": "600,00",
        "Wg": "EUR",
        "Stand": "30.06.2026",
    }
    return [{**usual, **cells}.get(name, "") for name in HEAD]


def lines(*rows):
    return [
        ";".join(one).encode("iso-8859-15") + b"\r\n" for one in [HEAD, *rows] if one
    ]


def read(*rows, form=FORM, as_of=AS_OF):
    return list(balances_of_lines(lines(*rows), form, as_of))


def only(*rows, form=FORM, as_of=AS_OF):
    (found,) = read(*rows, form=form, as_of=as_of)
    return found
