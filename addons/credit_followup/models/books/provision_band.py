from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...const import SEGMENTS
from ...facts.books.provisions import read_bands
from ...followup_core.books.provision import MatrixError, check_matrix


class CreditFollowupProvisionBand(models.Model):
    """A row of the matrix: which share of what is so many days late is provided."""

    _name = "credit.followup.provision.band"
    _description = "Share of a Provision"
    _inherit = ["credit.followup.guarded"]
    _order = "company_id, segment, from_days"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    segment = fields.Selection(
        SEGMENTS,
        help="Empty: for customers of every segment that has no row of its own.",
    )
    from_days = fields.Integer(
        string="From days late",
        required=True,
        help="The first day that counts; below zero for what is not due yet.",
    )
    to_days = fields.Integer(
        string="Before days late",
        help="The first day that does not count any more; 0 without end.",
    )
    percent = fields.Float(required=True, digits=(5, 2))

    @api.constrains("company_id", "segment", "from_days", "to_days", "percent")
    def _check_matrix(self):
        for company in self.company_id:
            self._check_matrix_of(company)

    @api.model
    def _check_matrix_of(self, company):
        try:
            check_matrix(read_bands(company))
        except MatrixError as error:
            raise ValidationError(
                self.env._(
                    "The rows of %(company)s do not go together: %(why)s.",
                    company=company.name,
                    why=error,
                )
            ) from error

    @api.depends("segment", "from_days", "to_days", "percent")
    def _compute_display_name(self):
        for one in self:
            until = one.to_days or ""
            one.display_name = f"{one.from_days}–{until}: {one.percent:g} %"
