from odoo import fields, models

from odoo.addons.credit_followup.const import READERS


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_placement_id = fields.Many2one(
        "credit.followup.placement",
        string="Case at an agency",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        groups=READERS,
        help="The case whose money this entry books.",
    )

    def _followup_received_by_others(self):
        own = self.sudo().filtered("followup_placement_id")
        return super()._followup_received_by_others() | own.sudo(self.env.su)
