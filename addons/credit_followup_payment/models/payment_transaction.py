from odoo import fields, models


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    followup_action_id = fields.Many2one(
        "credit.followup.action",
        string="Follow-up message",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        groups="credit_followup.group_readonly",
        help="The message whose link led to this payment.",
    )
