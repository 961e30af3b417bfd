from odoo import api, models


class AccountPartialReconcile(models.Model):
    _inherit = "account.partial.reconcile"

    @api.model_create_multi
    def create(self, vals_list):
        """Release goods in the minute in which they are paid."""
        partials = super().create(vals_list)
        self.env["credit.followup.title"]._look_at_moves(partials._followup_moves())
        return partials

    def unlink(self):
        """Reserve them again in the minute in which the payment is undone."""
        moves = self._followup_moves()
        result = super().unlink()
        self.env["credit.followup.title"]._look_at_moves(moves)
        return result

    def _followup_moves(self):
        """Return the invoices on either side."""
        return (self.debit_move_id | self.credit_move_id).sudo().move_id
