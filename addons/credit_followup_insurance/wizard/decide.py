from odoo import models
from odoo.exceptions import UserError

INSURER = "insurer"


class CreditFollowupDecide(models.TransientModel):
    _inherit = "credit.followup.decide"

    def _ways_on(self):
        """Add the insurer, where the company has one."""
        ways = super()._ways_on()
        contracts = self.env["credit.followup.insurance.contract"]
        own = [("company_id", "in", self.env.companies.ids)]
        if contracts.search_count(own, limit=1):
            ways.append((INSURER, self.env._("Claim it from the credit insurer")))
        return ways

    def _hold(self, action, items):
        """Hold what the insurer is told of; what is not insured he does not pay."""
        if self.what != INSURER:
            return super()._hold(action, items)
        known = self.env["credit.followup.insurance.loss.item"].search(
            [("move_line_id", "in", items.ids), ("amount_insured", ">", 0)]
        )
        other = items - known.move_line_id
        if other:
            raise UserError(
                self.env._(
                    "%(item)s is not insured: choose another way for it.",
                    item=other[0].move_name or other[0].display_name,
                )
            )
        return self.env["credit.followup.hold"].create(
            [
                {
                    "company_id": action.company_id.id,
                    "partner_id": action.partner_id.id,
                    "move_line_id": item.id,
                    "action_id": action.id,
                    "reason": INSURER,
                    "note": self.reason,
                    "date_to": self.date_to,
                }
                for item in items
            ]
        )
