from odoo import fields, models
from odoo.exceptions import ValidationError


class CreditFollowupAgency(models.Model):
    _name = "credit.followup.agency"
    _inherit = ["credit.followup.agency", "credit.followup.clearing"]

    payout_ids = fields.One2many("credit.followup.payout", "agency_id")
    balance = fields.Monetary(
        string="Money there",
        compute="_compute_balance",
        help="What the agency received for us and has not paid out yet.",
    )

    _clearing_uniq = models.UniqueIndex(
        "(company_id, clearing_account_id)",
        "Another agency of the company has this clearing account: nobody could say "
        "whose money is on it.",
    )

    def _compute_balance(self):
        lines = self.env["account.move.line"].sudo()
        sums = dict(
            lines._read_group(
                self._there_domain(), ["account_id"], ["amount_residual:sum"]
            )
        )
        for one in self:
            one.balance = sums.get(one.clearing_account_id, 0.0)

    def _there_domain(self):
        """Return what lies on the clearing accounts and was not paid out."""
        return [
            ("account_id", "in", self.clearing_account_id.ids),
            ("company_id", "in", self.company_id.ids),
            ("parent_state", "=", "posted"),
            ("reconciled", "=", False),
        ]

    def write(self, vals):
        """Keep the account while money is on it: its payout would not be found."""
        if "clearing_account_id" in vals:
            account = vals["clearing_account_id"] or False
            moved = self.filtered(lambda one: one.clearing_account_id.id != account)
            lines = self.env["account.move.line"].sudo()
            if lines.search_count(moved._there_domain(), limit=1):
                raise ValidationError(
                    self.env._(
                        "There is money on the clearing account of %(names)s that was "
                        "not paid out: it is changed afterwards.",
                        names=", ".join(moved.mapped("display_name")),
                    )
                )
        return super().write(vals)
