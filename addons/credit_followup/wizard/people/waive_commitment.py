from odoo import fields, models


class CreditFollowupWaiveCommitment(models.TransientModel):
    """Why something that was announced is given up."""

    _name = "credit.followup.waive.commitment"
    _description = "Give Up What Was Announced"

    commitment_id = fields.Many2one(
        "credit.followup.commitment", required=True, readonly=True, ondelete="cascade"
    )
    words = fields.Char(related="commitment_id.words")
    reason = fields.Char(required=True)

    def action_apply(self):
        """Ask a second person to agree."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        self.commitment_id._ask_waiver(self.reason)
        return {"type": "ir.actions.act_window_close"}
