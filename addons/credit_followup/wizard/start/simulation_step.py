from odoo import api, fields, models


class CreditFollowupSimulationStep(models.TransientModel):
    """How many messages of a level a simulated night sends, and what they ask for."""

    _name = "credit.followup.simulation.step"
    _description = "Step of Simulated Nights"
    _order = "date, policy_id, level_id, id"

    simulation_id = fields.Many2one(
        "credit.followup.simulation", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="simulation_id.company_id")
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Date(string="Day")
    policy_id = fields.Many2one("credit.followup.policy")
    level_id = fields.Many2one("credit.followup.level")
    step = fields.Char(compute="_compute_step")
    channels_text = fields.Char(related="level_id.channels_text")
    mode = fields.Selection(related="level_id.mode", string="Let go")
    count = fields.Integer(string="Customers")
    amount = fields.Monetary(string="To pay", help="In the company's currency.")

    @api.depends("level_id")
    @api.depends_context("lang")
    def _compute_step(self):
        """Name the level; after the last one somebody is asked what follows."""
        for one in self:
            one.step = one.level_id.name or self.env._("To decide")

    @api.depends("step")
    def _compute_display_name(self):
        for one in self:
            one.display_name = one.step
