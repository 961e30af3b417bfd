"""What was paid in the suspect period."""

from odoo import fields, models
from odoo.exceptions import UserError

from ...facts.insolvencies import payments_domain


class CreditFollowupInsolvency(models.Model):
    _inherit = "credit.followup.insolvency"

    suspect_amount = fields.Monetary(
        compute="_compute_suspect_amount",
        string="Paid in the suspect period",
        help="In company currency; an administrator may ask it back.",
    )

    def _compute_suspect_amount(self):
        lines = self.env["account.move.line"]
        for one in self:
            found = one.suspect_from and lines.search(payments_domain(one))
            one.suspect_amount = -sum(found.mapped("balance")) if found else 0.0

    def action_view_suspect(self):
        """List what the customer paid in the suspect period."""
        self.env.user._followup_check("readonly")
        self.ensure_one()
        self.check_access("read")
        if not self.suspect_from:
            raise UserError(
                self.env._("No suspect period is known here for these proceedings.")
            )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Paid in the suspect period"),
            "res_model": "account.move.line",
            "view_mode": "list",
            "views": [
                (
                    self.env.ref("credit_followup_court.suspect_payment_view_list").id,
                    "list",
                )
            ],
            "domain": list(payments_domain(self)),
            "help": self.env._("Nothing was paid in the suspect period."),
        }
