from odoo import fields, models


class ResCountry(models.Model):
    _inherit = "res.country"

    followup_window_left = fields.Boolean(
        string="Window of envelopes on the left",
        help="Letters of companies in this country place the address on the left, "
        "where its window envelopes show it; elsewhere on the right.",
    )
