from odoo import fields, models


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_sent_on = fields.Date(
        string="First sent on",
        readonly=True,
        copy=False,
        help="The day on which the invoice was first sent.",
    )

    def write(self, vals):
        """Keep the day on which an invoice leaves: Odoo keeps only that it did."""
        first = self.browse()
        if vals.get("is_move_sent") and "followup_sent_on" not in vals:
            first = self.filtered(lambda one: not one.is_move_sent)
        result = super().write(vals)
        if first:
            first.followup_sent_on = fields.Date.context_today(self)
        return result
