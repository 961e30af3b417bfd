"""What a contact leads to: each outcome proposes its next move."""

from odoo import models
from odoo.exceptions import UserError

from ...effects.contacts import invoices
from ...facts.items import unpaid


class CreditFollowupContact(models.Model):
    _inherit = "credit.followup.contact"

    def action_note_promise(self):
        """Go on to the promise that was given in the contact."""
        self.ensure_one()
        self.check_access("read")
        if self.action_id:
            return self.action_id.action_take_promise()
        customer = self.partner_id.with_company(self.company_id)
        return customer.action_followup_promise()

    def action_note_dispute(self):
        """Go on to the dispute that was raised in the contact."""
        self._check_move()
        items = unpaid(self.action_id.line_ids.move_line_id)
        return self.env["credit.followup.dispute"]._open(
            self.company_id,
            self.partner_id,
            default_person_id=self.person_id.id,
            default_words=self.words or self.outcome_id.name,
            default_move_line_id=len(items) == 1 and items.id,
        )

    def action_agree(self):
        """Go on to the instalments that were agreed on in the contact."""
        self._check_move()
        if self.action_id:
            return self.action_id.action_agree()
        customer = self.partner_id.with_company(self.company_id)
        return customer.action_followup_agree()

    def action_pause(self):
        """Go on to a hold that gives the customer time."""
        self._check_move()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Pause the follow-up"),
            "res_model": "credit.followup.hold",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_company_id": self.company_id.id,
                "default_partner_id": self.partner_id.id,
                "default_reason": "pause",
                "default_note": self.words or self.outcome_id.name,
            },
        }

    def action_edit_addressee(self):
        """Go on to whoever is written to, to correct the name and the address."""
        self._check_move()
        addressee = self.action_id.addressee_id or self.partner_id._followup_addressee()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Who is written to"),
            "res_model": "res.partner",
            "res_id": addressee.id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
        }

    def action_send_invoices(self):
        """Send the customer the open invoices once more, at once."""
        self._check_move()
        moves = self._open_invoices()
        if not moves:
            raise UserError(self.env._("No invoice of the customer is open."))
        address = invoices.send(self, moves)
        said = self.env._(
            "%(invoices)s leaves for %(address)s within a minute.",
            invoices=", ".join(moves.mapped("name")),
            address=address,
        )
        self.sudo().message_post(body=said, author_id=self.env.user.partner_id.id)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": said,
                "type": "success",
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _open_invoices(self):
        """Return the open invoices of the message that asked, else all overdue ones."""
        lines = self.action_id.sudo().line_ids.move_line_id
        if not lines:
            partner = self.partner_id.with_company(self.company_id)
            found = partner._followup_items_of(self.company_id)[self.partner_id]
            lines = found.filtered("followup_days_late")
        still_open = lines.filtered(lambda one: not one.reconciled)
        return still_open.move_id.filtered(lambda one: one.is_invoice())

    def _check_move(self):
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("officer")
