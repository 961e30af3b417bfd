from odoo import fields, models


class CreditFollowupAgency(models.Model):
    _name = "credit.followup.agency"
    _inherit = ["credit.followup.agency", "credit.followup.clearing"]

    payout_ids = fields.One2many("credit.followup.payout", "agency_id")
    balance = fields.Monetary(
        string="Money there",
        compute="_compute_balance",
        help="What the agency received for us and has not paid out yet.",
    )

    def _compute_balance(self):
        lines = self.env["account.move.line"].sudo()
        sums = dict(
            lines._read_group(
                [
                    ("account_id", "in", self.clearing_account_id.ids),
                    ("company_id", "in", self.company_id.ids),
                    ("parent_state", "=", "posted"),
                    ("reconciled", "=", False),
                ],
                ["account_id"],
                ["amount_residual:sum"],
            )
        )
        for one in self:
            one.balance = sums.get(one.clearing_account_id, 0.0)
