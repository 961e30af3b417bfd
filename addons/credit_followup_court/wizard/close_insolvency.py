from odoo import fields, models
from odoo.exceptions import UserError


class CreditFollowupCloseInsolvency(models.TransientModel):
    """How proceedings ended: with something, with nothing, or noted by mistake."""

    _name = "credit.followup.close.insolvency"
    _description = "End of an Insolvency"

    insolvency_id = fields.Many2one(
        "credit.followup.insolvency", required=True, readonly=True, ondelete="cascade"
    )
    closed_on = fields.Date(
        string="Closed on", required=True, default=fields.Date.context_today
    )
    outcome = fields.Selection(
        [
            ("empty", "Nothing is to come: what is open may be written off"),
            ("paid", "Something was paid, or a plan goes on: follow up what is open"),
            ("mistake", "It was noted by mistake"),
        ],
        required=True,
        default="empty",
    )

    def action_apply(self):
        """Close the proceedings; the customer is followed up again."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        one = self.insolvency_id
        one.check_access("read")
        if one.closed_on:
            raise UserError(self.env._("It is closed already."))
        if not one.opened_on <= self.closed_on <= fields.Date.context_today(self):
            raise UserError(
                self.env._("It ended after the judgment, and not in the future.")
            )
        is_mistake = self.outcome == "mistake"
        one._close(self.closed_on, self.outcome == "empty", is_mistake)
        return {"type": "ir.actions.act_window_close"}
