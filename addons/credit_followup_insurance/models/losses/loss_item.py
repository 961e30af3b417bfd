from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.credit_followup.followup_core.cover.insured import Lack

from .states import STATES

LACKS = [
    (Lack.EXCLUDED.value, "The contract leaves it out"),
    (Lack.TERM.value, "Its term of payment is longer than the contract covers"),
    (Lack.NO_COVER.value, "No cover counted on the day of its delivery"),
    (Lack.STOPPED.value, "Delivered when deliveries were covered no more"),
    (Lack.ABOVE_LIMIT.value, "A part is above the limit"),
]


class CreditFollowupInsuranceLossItem(models.Model):
    """An overdue item of an insured customer, with the days that the insurer counts.

    They stay as they were first: what is granted to the customer moves none of them.
    """

    _name = "credit.followup.insurance.loss.item"
    _description = "Item of an Insured Loss"
    _inherit = ["credit.followup.guarded"]
    _order = "due_on, id"
    _check_company_auto = True
    _rec_name = "number"

    loss_id = fields.Many2one(
        "credit.followup.insurance.loss",
        string="Insured loss",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="loss_id.company_id", store=True, index=True, precompute=True
    )
    contract_id = fields.Many2one(
        related="loss_id.contract_id", store=True, index=True, precompute=True
    )
    partner_id = fields.Many2one(related="loss_id.partner_id")
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Item",
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="Empty where the invoice was corrected since and the item is no more.",
    )
    number = fields.Char(string="Invoice number", readonly=True)
    move_id = fields.Many2one(related="move_line_id.move_id", string="Invoice")
    invoiced_on = fields.Date(string="Invoiced on", required=True, readonly=True)
    due_on = fields.Date(string="Due first on", required=True, readonly=True)
    delivered_on = fields.Date(string="Delivered on", readonly=True)
    notified_on = fields.Date(string="Notified on", readonly=True)
    handed_on = fields.Date(string="Handed over on", readonly=True)
    filed_on = fields.Date(string="Filed on", readonly=True)
    is_upheld = fields.Boolean(
        string="Upheld",
        readonly=True,
        help="The insurer covers it in spite of a day that was missed.",
    )
    currency_id = fields.Many2one(related="move_line_id.currency_id")
    contract_currency_id = fields.Many2one(
        related="contract_id.currency_id", string="Currency of the contract"
    )
    amount_open = fields.Monetary(
        string="Open", related="move_line_id.amount_residual_currency"
    )
    amount_insured = fields.Monetary(
        string="Insured",
        readonly=True,
        currency_field="contract_currency_id",
        help="What of it is insured, in the currency of the contract.",
    )
    lack = fields.Selection(LACKS, string="Not insured because", readonly=True)
    stage = fields.Selection(STATES, string="Where it stands", readonly=True)
    until = fields.Date(string="Last day", readonly=True)
    is_live = fields.Boolean(related="loss_id.is_live", store=True, precompute=True)

    _item_uniq = models.UniqueIndex(
        "(move_line_id, contract_id)",
        "This item is in an insured loss already.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._("What is overdue joins by itself."))
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            raise AccessError(
                self.env._("What the insurer got is noted by its own button.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su:
            raise AccessError(self.env._("What the insurer got stays on record."))
