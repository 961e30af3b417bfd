from odoo import fields, models


class CreditFollowupHold(models.Model):
    _inherit = "credit.followup.hold"

    reason = fields.Selection(
        selection_add=[("court", "Lawyer or court")], ondelete={"court": "set default"}
    )
