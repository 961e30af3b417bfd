from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_reserves_stopped = fields.Boolean(
        string="Reserve goods for customers who are stopped",
        default=True,
        help="Their goods are put aside until the stop is lifted. Without it others "
        "may have them first.",
    )
