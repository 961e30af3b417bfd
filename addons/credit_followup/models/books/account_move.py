from odoo import fields, models

from ...const import READERS


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_write_off_id = fields.Many2one(
        "credit.followup.write.off",
        string="Late payment of",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        groups=READERS,
        help="What was written off, and was paid after all with this entry.",
    )
