from odoo import fields, models


class CreditFollowupRecall(models.TransientModel):
    """Why a case is asked back from its agency."""

    _name = "credit.followup.recall"
    _description = "Ask a Case Back"

    placement_id = fields.Many2one("credit.followup.placement", required=True)
    why = fields.Char(string="Reason", required=True)

    def action_apply(self):
        """Ask the agency to give it back."""
        self.ensure_one()
        case = self.placement_id
        case.check_access("read")
        case._check_asked_back()
        case._ask_back(self.why)
        return {"type": "ir.actions.act_window_close"}
