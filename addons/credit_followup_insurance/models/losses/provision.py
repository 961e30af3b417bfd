from decimal import Decimal

from odoo import models

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.cover.indemnity import borne


class CreditFollowupProvision(models.Model):
    _inherit = "credit.followup.provision"

    def _borne(self):
        """Leave out what an insurer paid by the day of the provision."""
        paid = (
            self.env["credit.followup.insurance.loss"]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("indemnified_on", "<=", self.date),
                ]
            )
        )
        found: dict[int, Decimal] = super()._borne()
        for loss in paid:
            share = borne(money(loss.amount_indemnity), money(loss.amount_loss))
            found |= dict.fromkeys(loss.item_ids.move_line_id.ids, share)
        return found
