from odoo import api, fields, models

from ...followup_core.exports.layouts.records import Rows, Sheet
from .layout import plain

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
