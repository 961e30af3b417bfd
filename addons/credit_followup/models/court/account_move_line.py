from odoo import api, fields, models
from odoo.fields import Domain

from ...const import READERS
from ...facts.court.limitations import read_owed
from ...facts.items import unpaid
from ...followup_core.court.limits import limit


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    followup_limit_on = fields.Date(
        string="Claimable until",
        compute="_compute_followup_limit_on",
        search="_search_followup_limit_on",
        groups=READERS,
        help="The last day on which it can be claimed, by what is known today; empty "
        "where no day can be given.",
    )

    @api.depends("amount_residual", "date_maturity", "partner_id")
    def _compute_followup_limit_on(self):
        """Reckon it from the evidence of now, whether the night watches it or not."""
        owed = read_owed(unpaid(self))
        for line in self:
            known = owed.get(line.id)
            line.followup_limit_on = limit(known).last_on if known else False

    @api.model
    def _search_followup_limit_on(self, operator, value):
        """Find the items that are watched, by the day that the night found."""
        if not self._has_field_access(self._fields["followup_limit_on"], "read"):
            return Domain.FALSE
        if operator not in ("<", "<=", ">", ">=", "=", "in"):
            return NotImplemented
        watched = self.env["credit.followup.limitation"]._search(
            [("last_on", operator, value)]
        )
        return Domain("id", "in", watched.subselect("move_line_id"))

    def unlink(self):
        """Forget the limitation of what is no more: the database does not check it."""
        self.env["credit.followup.limitation"].sudo().search(
            [("move_line_id", "in", self.ids)]
        ).unlink()
        return super().unlink()
