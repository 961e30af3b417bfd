from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_limitation_on = fields.Date(
        string="Limitation watched until",
        readonly=True,
        copy=False,
        help="Items due up to this day are watched.",
    )
