from odoo import api, models


class AccountPartialReconcile(models.Model):
    _inherit = "account.partial.reconcile"

    @api.model_create_multi
    def create(self, vals_list):
        """Look in the minute of a payment at what it may move."""
        partials = super().create(vals_list)
        self.env["credit.followup.clocked"]._look_at_once(partials._followup_sides())
        return partials

    def unlink(self):
        """Look in the minute in which it is undone."""
        lines = self._followup_sides()
        result = super().unlink()
        self.env["credit.followup.clocked"]._look_at_once(lines)
        return result

    def _followup_sides(self):
        """Return the items on either side."""
        return (self.debit_move_id | self.credit_move_id).sudo()
