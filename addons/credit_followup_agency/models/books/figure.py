from odoo import api, models
from odoo.tools import SQL

# What agencies bill for their cases, in the company's currency and without tax.
_BILLED = """
    SELECT placement.partner_id, -bill.amount_untaxed_signed
      FROM account_move bill
      JOIN credit_followup_placement placement
        ON placement.id = bill.followup_placement_id
     WHERE bill.company_id = %(company)s AND bill.state = 'posted'
       AND bill.move_type IN ('in_invoice', 'in_refund')
       AND bill.date BETWEEN %(first)s AND %(last)s
"""


class CreditFollowupFigure(models.Model):
    _inherit = "credit.followup.figure"

    @api.model
    def _fees_paid(self, company, first, last):
        self.env["account.move"].flush_model()
        self.env["credit.followup.placement"].flush_model()
        billed = SQL(_BILLED, company=company.id, first=first, last=last)
        return [*super()._fees_paid(company, first, last), billed]
