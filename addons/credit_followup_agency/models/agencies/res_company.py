from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    # What is assumed while nothing was measured, and what other ways bring.
    followup_share_agency = fields.Float(
        string="An agency that nobody measured recovers (%)", default=30.0
    )
    followup_share_own = fields.Float(
        string="Own efforts recover (%)",
        default=10.0,
        help="Of what is open after the last level.",
    )
    followup_cost_own = fields.Monetary(string="Own efforts cost", default=25.0)
    followup_share_court = fields.Float(string="A court recovers (%)", default=50.0)
    followup_cost_court = fields.Monetary(string="A court costs", default=350.0)
