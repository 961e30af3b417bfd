from odoo import fields, models

from ...followup_core.handover.feedback import Field

FIELDS = [
    (Field.EVENT_ID.value, "Its number of the event"),
    (Field.MESSAGE_REF.value, "Our message"),
    (Field.CASE_REF.value, "Our case"),
    (Field.AGENCY_REF.value, "Its case"),
    (Field.CLAIM_REF.value, "Our claim"),
    (Field.DEBTOR_REF.value, "Our customer number"),
    (Field.INVOICE_NO.value, "Our invoice"),
    (Field.EVENT_TYPE.value, "What happened"),
    (Field.EVENT_DATE.value, "When"),
    (Field.STATUS_CODE.value, "Status"),
    (Field.AMOUNT.value, "Amount"),
    (Field.CURRENCY.value, "Currency"),
    (Field.PRINCIPAL.value, "Principal of it"),
    (Field.INTEREST.value, "Interest of it"),
    (Field.CHARGES.value, "Charges of it"),
    (Field.FEE.value, "Its fee"),
    (Field.FEE_TAX.value, "Tax on its fee"),
    (Field.PAID_TO.value, "Who was paid"),
    (Field.PAYMENT_ID.value, "Number of the payment"),
    (Field.PAYOUT_ID.value, "Number of the payout"),
    (Field.VALUE_DATE.value, "Value date"),
    (Field.DUE_DATE.value, "Promised for"),
    (Field.TEXT.value, "Text"),
]


class CreditFollowupMappingColumn(models.Model):
    """A column of an agency's file, and what it holds; without a field it is left."""

    _name = "credit.followup.mapping.column"
    _description = "Column of a Mapping"
    _order = "sequence, id"

    mapping_id = fields.Many2one(
        "credit.followup.mapping", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="mapping_id.company_id", store=True, index=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Theirs", required=True)
    field = fields.Selection(FIELDS, string="Ours")
    trailer_at = fields.Char(
        string="Its sum in the trailer", help="In which cell, from 0."
    )

    def _document(self):
        found = {"name": self.name}
        return {**found, "field": self.field} if self.field else found
