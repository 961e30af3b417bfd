from odoo import models

from odoo.addons.credit_followup.facts.settings import money

ALL = 100


class CreditFollowupProvision(models.Model):
    _inherit = "credit.followup.provision"

    def _known_shares(self):
        """Provide for all that a customer owed when proceedings were opened on him.

        Also once they ended with nothing to come: what is open then is lost.
        """
        insolvencies = (
            self.env["credit.followup.insolvency"]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("opened_on", "<=", self.date),
                    ("is_mistake", "=", False),
                    *("|", ("closed_on", "=", False)),
                    *("|", ("closed_on", ">", self.date), ("is_empty", "=", True)),
                ]
            )
        )
        found = super()._known_shares()
        for one in insolvencies:
            lines = self.env["account.move.line"]._search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("account_type", "=", "asset_receivable"),
                    ("parent_state", "=", "posted"),
                    ("date", "<=", one.opened_on),
                    ("partner_id.commercial_partner_id", "=", one.partner_id.id),
                ]
            )
            found |= dict.fromkeys(lines, money(ALL))
        return found
