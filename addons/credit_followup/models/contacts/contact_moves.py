"""What a contact leads to: each outcome proposes its next move."""

from odoo import api, fields, models

from ...effects.contacts import invoices
from ...facts.contacts.courtesies import answers_of
from ...facts.contacts.invoices import open_invoices
from ...facts.items import unpaid
from ...facts.people.promises import on_its_way_until
from ...followup_core.contacts.courtesy import Question, moves

ANSWERS = [("yes", "Yes"), ("no", "No")]


class CreditFollowupContact(models.Model):
    _inherit = "credit.followup.contact"

    invoice_id = fields.Many2one(
        "account.move",
        string="About",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The invoice that a courtesy call is about.",
    )
    # Empty where it was not asked or not answered.
    satisfied = fields.Selection(ANSWERS, string="Is he satisfied?", tracking=True)
    received = fields.Selection(
        ANSWERS, string="Did he receive the invoice?", tracking=True
    )
    passed = fields.Selection(
        ANSWERS, string="Is it passed for payment?", tracking=True
    )
    confirmed = fields.Char(
        compute="_compute_confirmed",
        help="What the customer cannot say otherwise later.",
    )

    @api.depends("satisfied", "received", "passed")
    @api.depends_context("lang")
    def _compute_confirmed(self):
        words = {
            Question.SATISFIED: self.env._("satisfied"),
            Question.RECEIVED: self.env._("received"),
            Question.PASSED: self.env._("passed for payment"),
        }
        for contact in self:
            heard = moves(answers_of(contact))
            contact.confirmed = ", ".join(words[one] for one in heard.confirmed)

    def action_note_promise(self):
        """Go on to the promise that was given in the contact."""
        self.ensure_one()
        self.check_access("read")
        customer = self.partner_id.with_company(self.company_id)
        opened = (
            self.action_id.action_take_promise()
            if self.action_id
            else customer.action_followup_promise()
        )
        said = {
            "person_id": self.person_id.id,
            "note": self.words,
            "means": self.outcome_id.means,
        }
        if self.cheque_number or self.cheque_scan:
            said |= self._cheque_vals()
        window = self.env[opened["res_model"]].browse(opened["res_id"])
        window.write({name: value for name, value in said.items() if value})
        return opened

    def _cheque_vals(self):
        """Return the collected cheque as a promise: the bank says if it was kept."""
        return {
            "means": "cheque",
            "number": self.cheque_number,
            "proof": self.cheque_scan,
            "proof_name": self.cheque_scan_name,
        }

    def action_note_dispute(self):
        """Go on to the dispute that was raised in the contact."""
        self._check_move()
        items = unpaid(
            self.invoice_id._followup_lines() | self.action_id.line_ids.move_line_id
        )
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
        items = unpaid(self.action_id.line_ids.move_line_id)
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
                "default_move_line_id": len(items) == 1 and items.id,
                "default_reason": "pause",
                # Nobody is left alone for ever by a word on the telephone.
                "default_date_to": self._pause_until(),
                "default_note": self.words or self.outcome_id.name,
            },
        }

    def _pause_until(self):
        """Return the day after the situation ends, or after money may have arrived."""
        if self.situation_until:
            return fields.Date.add(self.situation_until, days=1)
        today = fields.Date.context_today(self)
        return on_its_way_until(self.company_id, today)

    def action_edit_addressee(self):
        """Go on to whoever is written to, to correct the name and the address."""
        self._check_move()
        partner = self.partner_id.with_company(self.company_id)
        return partner._followup_edit_addressee(self.action_id.addressee_id)

    def action_send_invoices(self):
        """Send the customer the open invoices once more, at once."""
        self._check_move()
        asked = self.invoice_id or open_invoices(
            self.action_id, self.partner_id, self.company_id
        )
        return invoices.send_and_note(self, asked, self)

    def _check_move(self):
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("officer")
