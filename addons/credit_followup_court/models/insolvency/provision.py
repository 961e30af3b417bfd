from odoo import models

from odoo.addons.credit_followup.facts.settings import money

ALL = 100


class CreditFollowupProvision(models.Model):
    _inherit = "credit.followup.provision"

    def _by_hand(self):
        """Provide for all of an insolvent customer, unless a person said else."""
        insolvent = (
            self.env["credit.followup.insolvency"]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("opened_on", "<=", self.date),
                    *("|", ("closed_on", "=", False), ("closed_on", ">", self.date)),
                ]
            )
        )
        lines = self.env["account.move.line"]._search(
            [
                ("company_id", "=", self.company_id.id),
                ("account_type", "=", "asset_receivable"),
                ("parent_state", "=", "posted"),
                ("partner_id.commercial_partner_id", "in", insolvent.partner_id.ids),
            ]
        )
        found = dict.fromkeys(lines, money(ALL)) if insolvent else {}
        return found | super()._by_hand()
