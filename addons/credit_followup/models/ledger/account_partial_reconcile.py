from odoo import api, models


class AccountPartialReconcile(models.Model):
    _inherit = "account.partial.reconcile"

    @api.model_create_multi
    def create(self, vals_list):
        partials = super().create(vals_list)
        partials._followup_wake()
        return partials

    def unlink(self):
        self._followup_wake()
        return super().unlink()

    def _followup_wake(self):
        """Have the customers looked at again whose payment is made or undone."""
        if not self:
            return
        lines = (self.debit_move_id | self.credit_move_id).sudo()
        self.env["credit.followup.wake"]._append_lines(lines, "paid")
