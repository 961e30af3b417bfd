from odoo import api, models


class AccountPartialReconcile(models.Model):
    _inherit = "account.partial.reconcile"

    @api.model_create_multi
    def create(self, vals_list):
        """Lift a stop in the minute in which its customer pays."""
        partials = super().create(vals_list)
        partials._followup_judge_stops(partials._followup_customers())
        return partials

    def unlink(self):
        """Set it again in the minute in which a payment is undone."""
        customers = self._followup_customers()
        result = super().unlink()
        self._followup_judge_stops(customers)
        return result

    def _followup_customers(self):
        return (self.debit_move_id | self.credit_move_id).sudo().partner_id

    @api.model
    def _followup_judge_stops(self, customers):
        if customers:
            self.env["credit.followup.stop"]._look_at_customers(customers)
