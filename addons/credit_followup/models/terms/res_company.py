from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_counts_silence = fields.Boolean(
        string="Count conditions that nobody objected to",
        help="Claims on businesses then rest also on conditions that were sent again "
        "and not objected to. Never on consumers.",
    )
