"""What the customer is told of a contact: a summary, shown before it goes."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...effects.contacts import summaries

# What decides on the summary, until it has left.
ABOUT_IT = {"with_summary", "summary_reason", "summary_words"}


class CreditFollowupContact(models.Model):
    _inherit = "credit.followup.contact"

    with_summary = fields.Boolean(
        string="Send the customer a summary", default=True, copy=False
    )
    summary_reason = fields.Char(string="Why no summary", copy=False)
    summary_to = fields.Char(
        string="Goes to", compute="_compute_summary_to", compute_sudo=True
    )
    # Kept with the summary as it left, and nowhere else.
    summary_words = fields.Text(
        string="Summary", compute="_compute_summary_words", readonly=False
    )
    summary_ids = fields.One2many(
        "credit.followup.contact.summary", "contact_id", string="Summary that was sent"
    )

    @api.depends("person_id", "partner_id", "action_id", "company_id")
    def _compute_summary_to(self):
        for contact in self:
            contact.summary_to = summaries.recipient(contact)

    @api.depends(
        *("kind", "moment", "person_id", "partner_id", "outcome_id", "words"),
        *("satisfied", "received", "passed", "invoice_id"),
    )
    def _compute_summary_words(self):
        for contact in self:
            contact.summary_words = contact.is_reached and summaries.proposed(contact)

    @api.constrains("with_summary", "summary_reason", "outcome_id")
    def _check_summary_reason(self):
        for contact in self:
            silent = contact.is_reached and not contact.with_summary
            if silent and contact.summary_to and not contact.summary_reason:
                raise ValidationError(
                    self.env._("Say why the customer gets no summary of the contact.")
                )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Send the customer what was agreed, in the words that were shown."""
        words = [vals.get("summary_words") for vals in vals_list]
        shown = ["summary_words" in vals for vals in vals_list]
        contacts = super().create(
            [
                {name: value for name, value in vals.items() if name != "summary_words"}
                for vals in vals_list
            ]
        )
        for contact, text, was_shown in zip(contacts, words, shown, strict=True):
            contact._tell(text if was_shown else None)
        return contacts

    def write(self, vals):
        """Leave alone what has left; send what was left out or reached nobody."""
        if ABOUT_IT & vals.keys() and self.sudo().summary_ids:
            raise UserError(
                self.env._("The summary has left: nothing of it can be changed.")
            )
        text = vals.get("summary_words")
        was_shown = "summary_words" in vals
        kept = {name: value for name, value in vals.items() if name != "summary_words"}
        result = super().write(kept) if kept else True
        if {"outcome_id", "with_summary"} & vals.keys():
            for contact in self:
                contact._tell(text if was_shown else None)
        return result

    def _tell(self, text):
        """Send the summary, where somebody was reached and has not had it yet.

        :param text: the words that were shown; None where nobody saw any
        """
        told = self.is_reached and self.with_summary and self.summary_to
        # Calls of last year that are imported are no news for the customer.
        is_news = not self.env.context.get("import_file")
        if not told or not is_news or self.sudo().summary_ids:
            return
        if text is not None and not (text or "").strip():
            raise UserError(
                self.env._("The summary is empty: write it, or leave it out.")
            )
        summaries.send(self, summaries.proposed(self) if text is None else text)

    def _message_receive_bounce(self, email, partner):
        """Take a bounce back on the summary: it was not served."""
        result = super()._message_receive_bounce(email, partner)
        self.sudo().summary_ids._take_bounce(email)
        return result
