from odoo import fields, models


class CreditFollowupReleaseUse(models.Model):
    """An order that went on by a release."""

    _name = "credit.followup.release.use"
    _description = "Use of a Release"
    _order = "id"
    _rec_name = "order_ref"

    release_id = fields.Many2one(
        "credit.followup.release", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="release_id.company_id", store=True)
    currency_id = fields.Many2one(related="release_id.currency_id")
    order_ref = fields.Char(string="Order", required=True)
    order_key = fields.Char(required=True)
    amount = fields.Monetary()
