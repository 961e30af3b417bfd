from odoo import fields, models


class CreditFollowupAddress(models.Model):
    _inherit = "credit.followup.address"

    # A number to which no text message gets through is kept as an address is.
    email = fields.Char(string="E-mail or number")
