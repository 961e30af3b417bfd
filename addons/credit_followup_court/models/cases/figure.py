from odoo import api, models
from odoo.tools import SQL

# What the steps of cases cost, on the day on which they were done.
_SPENT = """
    SELECT customer.commercial_partner_id, step.cost
      FROM credit_followup_court_step step
      JOIN credit_followup_court_case own ON own.id = step.case_id
      JOIN res_partner customer ON customer.id = own.partner_id
     WHERE step.company_id = %(company)s AND step.cost <> 0
       AND step.done_on BETWEEN %(first)s AND %(last)s
"""


class CreditFollowupFigure(models.Model):
    _inherit = "credit.followup.figure"

    @api.model
    def _fees_paid(self, company, first, last):
        self.env["credit.followup.court.step"].flush_model()
        spent = SQL(_SPENT, company=company.id, first=first, last=last)
        return [*super()._fees_paid(company, first, last), spent]
