from odoo import fields, models


class CreditFollowupStop(models.Model):
    _inherit = "credit.followup.stop"

    insurance_contract_id = fields.Many2one(
        "credit.followup.insurance.contract",
        string="Insurance contract",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    insurance_since = fields.Date(
        string="Not covered since",
        readonly=True,
        copy=False,
        help="What is delivered from then on is not insured.",
    )
