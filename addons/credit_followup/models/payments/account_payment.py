from odoo import api, fields, models
from odoo.fields import Domain

from ...const import READERS
from ...followup_core.payments.reference import key


class AccountPayment(models.Model):
    _inherit = "account.payment"

    followup_reference = fields.Char(
        string="Reference of a message",
        compute="_compute_followup_reference",
        search="_search_followup_reference",
        groups=READERS,
        help="What the newest message asked to be written on the payment.",
    )

    @api.depends("reconciled_invoice_ids")
    def _compute_followup_reference(self):
        for payment in self:
            payment.followup_reference = payment.reconciled_invoice_ids[
                :1
            ].followup_reference

    @api.model
    def _search_followup_reference(self, operator, value):
        """Find payments by what they say, and by the items that they paid."""
        lines = self.env["credit.followup.action.line"]._lines_by_reference(
            operator, value
        )
        if lines is None:
            return NotImplemented
        paid = "move_id.line_ids.matched_debit_ids.debit_move_id"
        written = set(lines.action_id.mapped("reference"))
        for one in lines.action_id.mapped("communication"):
            written |= {one, key(one), one.replace(" ", "")}
        return Domain(paid, "in", lines.move_line_id.ids) | Domain.OR(
            Domain("memo", "ilike", one) for one in written
        )
