from odoo import models

from odoo.addons.credit_followup.facts.items import unpaid


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def _serve_levels(self, today):
        """Hand over what two people approved, once its last message has left."""
        result = super()._serve_levels(today)
        for action in self.filtered(lambda one: one._hands_over()):
            items = unpaid(action.line_ids.filtered("is_served").move_line_id)
            if items:
                action._hand_over(items)
        return result

    def _hands_over(self):
        """Tell whether a case follows: no test, no copy, and two people."""
        return (
            self.level_id.handover_agency_id
            and not self.is_test
            and not self.duplicate_of_id
            and self.confirmed_by_id
            and self.approved_by_id
            and self.confirmed_by_id != self.approved_by_id
        )

    def _hand_over(self, items):
        """Prepare the case in the name of who confirmed, approved by who approved."""
        cases = self.env["credit.followup.placement"].sudo()
        placed = self.env["credit.followup.placement.item"].search(
            [("move_line_id", "in", items.ids), ("is_live", "=", True)]
        )
        items -= placed.move_line_id
        if not items:
            return
        case = cases._prepare_case(
            self.level_id.handover_agency_id.sudo(), items.sudo(), action=self
        )
        case.write(
            {
                "prepared_by_id": self.confirmed_by_id.id,
                "user_id": self.confirmed_by_id.id,
                "leaves_by_itself": True,
            }
        )
        case._approve_by_level(self)
