from odoo import fields, models
from odoo.exceptions import UserError


class CreditFollowupLeaveOut(models.TransientModel):
    """Leave proposals out of their run, or postpone them, with the reason."""

    _name = "credit.followup.leave.out"
    _description = "Leave Out of a Follow-up Run"

    action_ids = fields.Many2many("credit.followup.action", required=True)
    what = fields.Selection(
        [("exclude", "Leave out of this run"), ("postpone", "Postpone until a day")],
        required=True,
        default="exclude",
    )
    date_to = fields.Date(string="Resumes on")
    reason = fields.Char(required=True)

    def action_apply(self):
        """Cancel the proposals; a postponement also holds the customers."""
        self.ensure_one()
        self.action_ids.check_access("write")
        open_actions = self.action_ids.filtered(
            lambda one: one.state in ("proposed", "ready")
        )
        if self.what == "postpone":
            self._hold(open_actions)
        open_actions._cancel(self.reason, "user_excluded")
        open_actions.run_id._refresh_state()
        return {"type": "ir.actions.act_window_close"}

    def _hold(self, actions):
        if not self.date_to or self.date_to <= fields.Date.context_today(self):
            raise UserError(self.env._("Choose a day in the future to resume on."))
        self.env["credit.followup.hold"].create(
            [
                {
                    "company_id": action.company_id.id,
                    "partner_id": action.partner_id.id,
                    "date_to": self.date_to,
                    "note": self.reason,
                }
                for action in actions
            ]
        )
