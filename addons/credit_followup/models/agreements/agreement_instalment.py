from odoo import fields, models


class CreditFollowupAgreementInstalment(models.Model):
    """What is to be paid by a day. A version is never rewritten: another follows it."""

    _name = "credit.followup.agreement.instalment"
    _description = "Instalment"
    _order = "agreement_id, version desc, rank, id"
    _check_company_auto = True

    agreement_id = fields.Many2one(
        "credit.followup.agreement", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="agreement_id.company_id", store=True)
    partner_id = fields.Many2one(related="agreement_id.partner_id")
    currency_id = fields.Many2one(related="agreement_id.currency_id")
    version = fields.Integer(readonly=True, required=True, default=1)
    is_current = fields.Boolean(
        readonly=True, default=True, help="Whether this version counts."
    )
    rank = fields.Integer(
        string="No.", readonly=True, help="Zero is the deposit.", aggregator=None
    )
    due_on = fields.Date(string="To pay by", readonly=True, required=True)
    amount = fields.Monetary(string="To pay", readonly=True)
    accrued = fields.Monetary(string="Of it costs so far", readonly=True)
    interest = fields.Monetary(string="Of it interest", readonly=True)
    principal = fields.Monetary(string="Of it principal", readonly=True)
    principal_left = fields.Monetary(string="Principal left", readonly=True)
    amount_paid = fields.Monetary(
        string="Paid",
        readonly=True,
        copy=False,
        help="What came in fills the instalments in their order.",
    )
    is_late = fields.Boolean(readonly=True, copy=False)
