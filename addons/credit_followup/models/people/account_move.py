from odoo import fields, models

from ...facts.items import unpaid


class AccountMove(models.Model):
    _inherit = "account.move"

    def action_followup_promise(self):
        """Note what the customer promised to pay of this invoice."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.take.promise"]._open(
            self.company_id, self.commercial_partner_id, self._followup_lines()
        )

    def action_followup_dispute(self):
        """Note that the customer disputes this invoice, or a part of it."""
        self.ensure_one()
        self.check_access("read")
        item = unpaid(self._followup_lines())[:1]
        return self.env["credit.followup.dispute"]._open(
            self.company_id, self.commercial_partner_id, default_move_line_id=item.id
        )

    def action_toggle_block_payment(self):
        """Respect an invoice that is blocked by a hold, which a payment outlives."""
        result = super().action_toggle_block_payment()
        for move in self.filtered("commercial_partner_id"):
            move._followup_blocked()
        return result

    def _followup_blocked(self):
        """Hold what is open of a blocked invoice; let go what is blocked no more."""
        holds = self.env["credit.followup.hold"].sudo()
        if self.payment_state != "blocked":
            self._followup_block_holds().action_end()
            return
        for item in unpaid(self._followup_lines()):
            holds.create(
                {
                    "company_id": self.company_id.id,
                    "partner_id": self.commercial_partner_id.id,
                    "move_line_id": item.id,
                    "reason": "dispute",
                    "note": self.env._("Blocked on the invoice"),
                    "date_from": fields.Date.context_today(self),
                    "source_model": self._name,
                    "source_id": self.id,
                    "user_id": self.env.uid,
                }
            )

    def _followup_block_holds(self):
        """Return the holds in force of what is blocked on these invoices."""
        return (
            self.env["credit.followup.hold"]
            .sudo()
            .search(
                [
                    ("source_model", "=", self._name),
                    ("source_id", "in", self.ids),
                    ("ended_on", "=", False),
                ]
            )
        )

    def _post(self, soft=True):
        """Link the credit notes of what is disputed: they are what was agreed."""
        posted = super()._post(soft)
        notes = posted.filtered(
            lambda one: one.move_type == "out_refund" and one.reversed_entry_id
        )
        if notes:
            self.env["credit.followup.dispute"]._link_credit_notes(notes)
        return posted
