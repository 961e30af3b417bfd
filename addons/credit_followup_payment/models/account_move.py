from odoo import fields, models
from odoo.fields import Domain


class AccountMove(models.Model):
    _inherit = "account.move"

    def _has_to_be_paid(self):
        """Nothing is paid here of what an agency has, nor of who is insolvent.

        An agency is paid there, never twice; a payment in an insolvency is taken back.
        """
        if not super()._has_to_be_paid():
            return False
        return not self._followup_with_agency() and not self._followup_insolvent()

    def _followup_underway(self):
        """Tell whether a payment of one of these invoices is being processed."""
        transactions = self.env["payment.transaction"]
        return transactions._followup_underway(Domain("invoice_ids", "in", self.ids))

    def _followup_insolvent(self):
        """Return which of these invoices are of customers in proceedings."""
        customers = self.sudo().commercial_partner_id
        held = self._followup_holds_in_force("insolvency").filtered(
            lambda one: one.partner_id.commercial_partner_id in customers
        )
        insolvent = {
            (one.company_id, one.partner_id.commercial_partner_id) for one in held
        }
        return self.filtered(
            lambda one: (one.company_id, one.sudo().commercial_partner_id) in insolvent
        )

    def _followup_with_agency(self):
        """Return which of these invoices an agency has now."""
        lines = self.sudo()._followup_lines()
        held = self._followup_holds_in_force("agency").filtered(
            lambda one: one.move_line_id in lines
        )
        return self & held.move_line_id.move_id.with_env(self.env)

    def _followup_holds_in_force(self, reason):
        """Return the holds of a reason that count today for these customers."""
        today = fields.Date.context_today(self)
        customers = self.sudo().commercial_partner_id
        return (
            self.env["credit.followup.hold"]
            .sudo()
            .search(
                [
                    ("company_id", "in", self.company_id.ids),
                    ("partner_id.commercial_partner_id", "in", customers.ids),
                    ("reason", "=", reason),
                    ("ended_on", "=", False),
                    ("date_from", "<=", today),
                    *("|", ("date_to", "=", False), ("date_to", ">", today)),
                ]
            )
        )
