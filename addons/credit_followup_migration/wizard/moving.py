from odoo import fields, models


class CreditFollowupMoving(models.AbstractModel):
    """A window by which a manager moves one company in, step by step."""

    _name = "credit.followup.moving"
    _description = "Window of Moving In"
    _inherit = "credit.followup.window"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    summary = fields.Text(readonly=True)

    def action_levels(self):
        """Go back to what each level is, as it was said."""
        self._check_manager()
        return self._shown("levels")

    def _check_manager(self):
        """Refuse who is no manager, and a company that he does not work in."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        self.company_id.check_access("read")
        self._check_company_of_user(self.company_id)
        self._check_choices()

    def _check_choices(self):
        """Refuse what was chosen wrongly, or is missing."""

    def _shown(self, state):
        """Return the same window at another step."""
        self.state = state
        return {
            "type": "ir.actions.act_window",
            "name": self._title(),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
