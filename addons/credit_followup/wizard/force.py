from odoo import fields, models


class CreditFollowupForce(models.TransientModel):
    """Go on although the bank is not up to date, and say why."""

    _name = "credit.followup.force"
    _description = "Force a Follow-up Run"

    run_id = fields.Many2one("credit.followup.run", required=True)
    reason = fields.Char(required=True)

    def action_apply(self):
        """Write the reason on the run and release what may go by itself."""
        self.ensure_one()
        run = self.run_id
        run._check_manager()
        run.sudo().force_reason = self.reason
        run.action_ids.filtered(
            lambda one: one.state == "proposed" and one.mode == "automatic"
        ).action_confirm()
        return {"type": "ir.actions.act_window_close"}
