from odoo import api, fields, models

from ...followup_core.exports.layouts.records import NOTHING, Column, Side
from .layout import lines, pairs, plain

UNITS = [("yes", "Whole cents"), ("no", "With decimals")]
SIDES = [(Side.LEFT.value, "Left"), (Side.RIGHT.value, "Right")]
# What a column has, as the core's has it, without what is read otherwise.
PLAIN = tuple(
    one for one in Column._fields if one not in ("codes", "minor_units", "places")
)


class CreditFollowupLayoutColumn(models.Model):
    """A column: its name there, what it holds of the dossier, how it is written."""

    _name = "credit.followup.layout.column"
    _description = "Column of a Layout"
    _order = "sequence, id"
    _rec_names_search = ("header", "source")

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

    @api.depends("header", "source", "constant")
    def _compute_display_name(self):
        """A column of a fixed file has no name: say what it holds."""
        for one in self:
            one.display_name = one.header or one.source or one.constant or "–"

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
