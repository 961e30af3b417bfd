from odoo import api, fields, models

from ...const import REASONS


class CreditFollowupSimulationLine(models.TransientModel):
    """What one customer gets in a simulation, or why he is left alone."""

    _name = "credit.followup.simulation.line"
    _description = "Simulated Follow-up"
    _order = "date, amount_due desc, id"

    simulation_id = fields.Many2one(
        "credit.followup.simulation", required=True, index=True, ondelete="cascade"
    )
    date = fields.Date(string="Day")
    partner_id = fields.Many2one("res.partner", string="Customer")
    currency_id = fields.Many2one("res.currency")
    level_id = fields.Many2one("credit.followup.level")
    reason = fields.Selection(REASONS, string="Status")
    sentence = fields.Char(string="Why, or why not")
    next_on = fields.Date(string="Next date")
    amount_due = fields.Monetary(string="To pay")
    company_id = fields.Many2one(related="simulation_id.company_id")

    @api.depends("partner_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.partner_id.display_name
