from odoo import fields, models


class CreditFollowupCheckKind(models.Model):
    """Of whom one asks whether a customer is good for his credit."""

    _name = "credit.followup.check.kind"
    _description = "Kind of Solvency Check"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    url = fields.Char(string="Link", help="Where one looks.")
    note = fields.Char(translate=True, help="What to look for.")
