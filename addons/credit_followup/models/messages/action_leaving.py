"""What a proposal would send now: seen before anybody confirms it."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...const import WAITING
from ...effects.channels.email import (
    address,
    attached_invoices,
    bounced_addresses,
    copied_to,
    frame,
)
from ...effects.channels.letter import address as postal_address
from ...effects.channels.letter import on_one_line
from ...effects.deliver import PRINTED, printed, usable
from ...effects.texts import texts
from ...followup_core.vocabulary import Channel


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    leaving = fields.Html(compute="_compute_leaving", sanitize=False)
    mail_preview = fields.Html(
        string="Preview of the e-mail", compute="_compute_leaving", sanitize=False
    )
    prints_letter = fields.Boolean(
        string="Prints a letter", compute="_compute_prints_letter"
    )

    @api.depends("level_id")
    def _compute_prints_letter(self):
        for action in self:
            channels = action.level_id._channels() if action.level_id else ()
            # With its annexes, the letter goes along with an e-mail too.
            enclosed = action.level_id.lists_facts and Channel.EMAIL in channels
            letters = set(printed(self.env)) & set(channels)
            action.prints_letter = enclosed or bool(letters)

    @api.depends("level_id", "partner_id", "note", "subject", "state")
    @api.depends_context("lang")
    def _compute_leaving(self):
        """Show what will leave: each channel with its address, and the mail itself."""
        words = self.env["credit.followup.delivery"]._channel_words()
        for action in self:
            action.leaving = action.mail_preview = False
            if action.state in WAITING and action.kind == "message":
                subject, body, refusal = action._words_now()
                action.leaving = action._leaving(words, subject, refusal)
                if body and Channel.EMAIL in action.level_id._channels():
                    action.mail_preview = frame(action, body)

    def _words_now(self):
        """Return subject and body as they would leave, or why they would not."""
        try:
            return *texts(self.with_context(lang=self.lang)), False
        except UserError as error:
            return False, False, str(error)

    def _leaving(self, words, subject, refusal):
        bounced = bounced_addresses(self)
        channels = usable(self, bounced)
        rows = [
            (words[channel.value], self._address_of(channel, bounced))
            for channel in channels
        ]
        if Channel.EMAIL in channels:
            rows += self._attached_rows()
        copies = copied_to(self)
        if copies and Channel.EMAIL in channels and not self._is_trial():
            rows.append((self.env._("Copy to"), ", ".join(copies.mapped("email"))))
        ways = self.env["credit.followup.way"]._ways()
        for channel in channels:
            rows += ways[channel]._says(self) if channel in ways else []
        if refusal:
            rows.append((self.env._("It will be refused"), refusal))
        return self.env["ir.qweb"]._render(
            "credit_followup.leaving", {"rows": rows, "subject": subject}
        )

    def _attached_rows(self):
        """Name what goes along with the mail, and say what does not."""
        attached = attached_invoices(self).mapped("name")
        if self.level_id.lists_facts:
            attached.append(f"{self.reference}.pdf")
        if self._lists_apart():
            attached.append(self.with_context(lang=self.lang)._list_file_name())
        rows = [(self.env._("Attached"), ", ".join(attached))] if attached else []
        if self.level_id.attach_invoices and self._lists_apart():
            said = self.env._("They are too many to be attached: their list is.")
            rows.append((self.env._("Invoices"), said))
        return rows

    def _is_trial(self):
        """Tell whether it would go to the test mailbox only."""
        return self.is_test or self.company_id.followup_test_mode

    def _address_of(self, channel, bounced):
        """Return where a channel would reach the customer."""
        company = self.company_id
        if channel is Channel.EMAIL and self._is_trial():
            return self.env._(
                "Test mailbox: %(email)s (in place of %(customer)s)",
                email=company.followup_test_email or self.env._("none yet"),
                customer=address(self, bounced),
            )
        if channel is Channel.EMAIL:
            return address(self, bounced)
        if channel in PRINTED:
            partner = postal_address(self)
            return f"{partner.display_name}, {on_one_line(partner)}"
        ways = self.env["credit.followup.way"]._ways()
        if channel in ways:
            return ways[channel]._address_of(self)
        return self.addressee_id.phone or self.partner_id.phone or ""
