from odoo import models

from odoo.addons.credit_followup.followup_core.handover.states import State

from .placement_clock import SENT
from .placement_steps import BEFORE

HERE = (*BEFORE, State.EXPORTED.value)


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _followup_end_pursuit(self, company, why):
        """Ask agencies to give back what they have of these customers.

        What has not left is cancelled; a claim that was asked back already waits for
        its answer.
        """
        result = super()._followup_end_pursuit(company, why)
        cases = (
            self.env["credit.followup.placement"]
            .sudo()
            .search(
                [
                    ("company_id", "=", company.id),
                    (
                        "partner_id.commercial_partner_id",
                        "in",
                        self.commercial_partner_id.ids,
                    ),
                ]
            )
        )
        there = cases.filtered(lambda one: one.state in SENT and one.recall != "asked")
        for case in there:
            case._ask_back(why)
        here = cases.filtered(lambda one: one.state in HERE)
        here._stay_here()
        left = here.filtered("may_be_there")
        for case in left:
            case._ask_back(why)
        (here - left)._cancel()
        return result
