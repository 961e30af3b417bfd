"""What happened to a proposal since it was made, and what it would send now."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...effects.channels.email import (
    address,
    attached_invoices,
    bounced_addresses,
    frame,
)
from ...effects.channels.letter import address as postal_address
from ...effects.channels.letter import on_one_line
from ...effects.deliver import usable
from ...effects.texts import texts
from ...followup_core.vocabulary import Channel

WAITING = ("proposed", "ready")
PRINTED = (Channel.LETTER, Channel.REGISTERED)


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    since = fields.Char(
        compute="_compute_since",
        string="Since the proposal",
        help="A payment, credit note or hold that came after it.",
    )
    days_late_today = fields.Integer(
        compute="_compute_days_late_today",
        string="Days late",
        help="Of the oldest item that is still open, today.",
    )
    outcome = fields.Char(
        compute="_compute_outcome",
        help="The state in words: nothing was sent where nothing was.",
    )
    leaving = fields.Html(compute="_compute_leaving", sanitize=False)
    mail_preview = fields.Html(compute="_compute_leaving", sanitize=False)
    prints_letter = fields.Boolean(compute="_compute_prints_letter")

    @api.depends("line_ids.days_late_today")
    @api.depends_context("followup_as_of")
    def _compute_days_late_today(self):
        for action in self:
            late = action.line_ids.mapped("days_late_today")
            action.days_late_today = max(late, default=0)

    @api.depends("line_ids.move_line_id.amount_residual_currency", "state", "todo")
    @api.depends_context("lang")
    def _compute_since(self):
        """Say what was paid, credited or held since; read live from the ledger."""
        holds = self._holds_since()
        for action in self:
            action.since = action._waits() and action._since(holds)

    def _waits(self):
        """Tell whether something is still to leave, or to be done by a person."""
        return self.state in WAITING or bool(self.todo)

    def _since(self, holds):
        """Return what came since the proposal, in words; nothing if nothing did."""
        then = sum(
            line.amount_open + line.amount_held
            for line in self.line_ids.filtered("move_line_id")
        )
        now = sum(self.line_ids.move_line_id.mapped("amount_residual_currency"))
        if self.currency_id.compare_amounts(now, then) < 0:
            return self.env._(
                "Paid or credited since: %(amount)s", amount=self._money(then - now)
            )
        customer = self.partner_id.commercial_partner_id
        if any(self._is_held_by(one) for one in holds.get(customer, ())):
            return self.env._("Put on hold since")
        return False

    def _is_held_by(self, hold):
        """Tell whether a hold came after the action, what was postponed included."""
        is_later = hold.create_date >= self.create_date
        return is_later and hold.company_id == self.company_id

    def _holds_since(self):
        """Return the holds that came after the first of the actions, by customer."""
        waiting = self.filtered(lambda one: one._waits())
        if not waiting:
            return {}
        holds = (
            self.env["credit.followup.hold"]
            .sudo()
            .search(
                [
                    ("company_id", "in", waiting.company_id.ids),
                    (
                        "partner_id.commercial_partner_id",
                        "in",
                        waiting.partner_id.commercial_partner_id.ids,
                    ),
                    ("create_date", ">=", min(waiting.mapped("create_date"))),
                    ("ended_on", "=", False),
                ]
            )
        )
        return holds.grouped(lambda hold: hold.partner_id.commercial_partner_id)

    def _withdraw_paid(self):
        """Take off the desk what a person was to do about items that are paid by now.

        What left by another channel stays as sent.
        """
        waiting = self.delivery_ids.filtered(lambda one: one.state == "by_hand")
        waiting.state = "cancelled"
        self.activity_ids.unlink()
        self.filtered(lambda action: action.state == "failed").is_settled = True
        sent = self.filtered(lambda action: action.state == "sent")
        nothing_left = sent.filtered(
            lambda one: set(one.delivery_ids.mapped("state")) <= {"cancelled"}
        )
        nothing_left._take_back(self.env._("Everything was paid since the proposal."))

    @api.depends("state", "kind", "delivery_ids.state", "delivery_ids.error")
    @api.depends_context("lang")
    def _compute_outcome(self):
        words = dict(self._fields["state"]._description_selection(self.env))
        for action in self:
            action.outcome = action._outcome() or words.get(action.state, "")

    def _outcome(self):
        """Return what "sent" means for an action of which nothing was sent."""
        if self.state != "sent":
            return False
        if self.kind == "decision":
            return self.env._("Decision asked")
        by_hand = self.delivery_ids.filtered(lambda one: one.state == "by_hand")
        if not by_hand or by_hand != self.delivery_ids:
            return False
        if all(one.error for one in by_hand):
            return self.env._("Not sent: no address")
        return self.env._("To do by hand")

    @api.depends("level_id")
    def _compute_prints_letter(self):
        for action in self:
            channels = action.level_id._channels() if action.level_id else ()
            action.prints_letter = bool(set(PRINTED) & set(channels))

    @api.depends("level_id", "partner_id", "note", "subject", "state")
    @api.depends_context("lang")
    def _compute_leaving(self):
        """Show what will leave: each channel with its address, and the mail itself."""
        words = self.env["credit.followup.delivery"]._channel_words()
        for action in self:
            action.leaving = action.mail_preview = False
            if action.state in WAITING and action.kind == "message":
                subject, body = action._words_now()
                action.leaving = action._leaving(words, subject)
                if body and Channel.EMAIL in action.level_id._channels():
                    action.mail_preview = frame(action, body)

    def _words_now(self):
        """Return subject and body as they would leave; nothing where a word lacks."""
        try:
            return texts(self.with_context(lang=self.lang))
        except UserError:
            return False, False

    def _leaving(self, words, subject):
        bounced = bounced_addresses(self)
        channels = usable(self, bounced)
        rows = [
            (words[channel.value], self._address_of(channel, bounced))
            for channel in channels
        ]
        invoices = attached_invoices(self).mapped("name")
        if invoices and Channel.EMAIL in channels:
            rows.append((self.env._("Attached"), ", ".join(invoices)))
        return self.env["ir.qweb"]._render(
            "credit_followup.leaving", {"rows": rows, "subject": subject}
        )

    def _address_of(self, channel, bounced):
        """Return where a channel would reach the customer."""
        if channel is Channel.EMAIL:
            return address(self, bounced)
        if channel in PRINTED:
            partner = postal_address(self)
            return f"{partner.display_name}, {on_one_line(partner)}"
        return self.addressee_id.phone or self.partner_id.phone or ""
