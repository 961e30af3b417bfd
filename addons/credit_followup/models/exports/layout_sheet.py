from odoo import api, fields, models

from ...followup_core.exports.layouts.records import NOTHING, Column, Rows, Sheet, Side
from .layout import lines, pairs, plain

ROWS = [
    (Rows.CLAIM.value, "One for each claim"),
    (Rows.CASE.value, "One for each case"),
    (Rows.DEBTOR.value, "One for each debtor"),
    (Rows.INTEREST.value, "One for each segment of interest"),
    (Rows.CHARGE.value, "One for each charge"),
    (Rows.LEDGER.value, "One for each movement"),
    (Rows.DUNNING.value, "One for each reminder"),
    (Rows.DOCUMENT.value, "One for each document"),
]
PLACES = [
    ("body", "Rows"),
    ("before", "Record before them"),
    ("after", "Record after them"),
]
UNITS = [("yes", "Whole cents"), ("no", "With decimals")]
SIDES = [(Side.LEFT.value, "Left"), (Side.RIGHT.value, "Right")]
# What a column has, as the core's has it, without what is read otherwise.
PLAIN = tuple(
    one for one in Column._fields if one not in ("codes", "minor_units", "places")
)


class CreditFollowupLayoutSheet(models.Model):
    """Rows of one kind in a file; only an XLSX file has several sheets."""

    _name = "credit.followup.layout.sheet"
    _description = "Sheet of a Layout"
    _order = "sequence, id"

    layout_id = fields.Many2one(
        "credit.followup.layout", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="layout_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, default="Claims")
    place = fields.Selection(PLACES, required=True, default="body")
    rows = fields.Selection(ROWS, required=True, default=Rows.CLAIM.value)
    column_ids = fields.One2many(
        "credit.followup.layout.column", "sheet_id", string="Columns", copy=True
    )

    def _document(self):
        columns = [one._document() for one in self.column_ids.sorted()]
        return {"name": self.name or "", "rows": self.rows, "columns": columns}

    @api.model
    def _values_of(self, place, part, number):
        """Return the values of a sheet, or of a control record."""
        columns = part.columns if isinstance(part, Sheet) else part
        own = self.env["credit.followup.layout.column"]
        named = {"name": place}
        if isinstance(part, Sheet):
            named = {"name": part.name, "rows": plain(part.rows)}
        return {
            **named,
            "place": place,
            "sequence": number,
            "column_ids": [
                (0, 0, own._values_of(one, rank)) for rank, one in enumerate(columns, 1)
            ],
        }


class CreditFollowupLayoutColumn(models.Model):
    """A column: its name there, what it holds of the dossier, how it is written."""

    _name = "credit.followup.layout.column"
    _description = "Column of a Layout"
    _order = "sequence, id"
    _rec_name = "header"

    sheet_id = fields.Many2one(
        "credit.followup.layout.sheet", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="sheet_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    header = fields.Char(
        string="Name", help="In a JSON file the path of the value: debtor.phones[0]."
    )
    source = fields.Char(
        help="What of the dossier it holds, as claim.open_amount or debtor.address.zip."
    )
    constant = fields.Char(trim=False)
    only_with = fields.Char(
        string="Only with", help="A source: where that is empty, so is this column."
    )
    codes = fields.Text(
        help="Ours = theirs, one in each line. What is not in the table is an error."
    )
    required = fields.Boolean(string="Must be there")
    longest = fields.Integer(
        string="Longest",
        help="In characters, 0 for any. What is longer is an error, never cut.",
        aggregator=None,
    )
    date_form = fields.Char(string="Form of dates")
    places = fields.Char(string="Decimals", help="Empty: those of the currency.")
    minor_units = fields.Selection(
        UNITS, string="Amounts", help="Empty: as in the whole file."
    )
    width = fields.Integer(help="Of a fixed file.", aggregator=None)
    side = fields.Selection(SIDES, default=Side.LEFT.value, required=True)
    fill = fields.Char(default=" ", trim=False)
    as_text = fields.Boolean(string="As text")

    def _document(self):
        values = {name: self[name] for name in PLAIN}
        defaults = Column._field_defaults
        row = {
            name: value
            for name, value in values.items()
            if value not in (False, defaults[name])
        }
        if self.codes:
            row["codes"] = pairs(self.codes)
        if self.minor_units:
            row["minor_units"] = self.minor_units == "yes"
        if self.places:
            row["places"] = int(self.places) if self.places.isdigit() else self.places
        return row

    @api.model
    def _values_of(self, column, rank):
        units = {None: False, True: "yes", False: "no"}[column.minor_units]
        return {
            **{name: plain(getattr(column, name)) for name in PLAIN},
            "sequence": rank,
            "codes": lines(column.codes) if column.codes != NOTHING else False,
            "minor_units": units,
            "places": False if column.places is None else str(column.places),
        }
