"""What became of a text message: sent, delivered, or why it was not."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.credit_followup.models.mails.delivery import QUEUED_DAYS

from ..effects.sms import SMS, leave, take_out

_lt = LazyTranslate(__name__)
# What Odoo calls a text message that a provider looks at, took, and that arrived.
# What a provider looks at for long may still leave: a second one would be too much.
STATES = {"process": "sent", "pending": "sent", "sent": "delivered"}
# Failures of the number: nothing is sent there until somebody says that it works.
OF_THE_NUMBER = {
    "sms_number_missing": _lt("The number takes no text messages."),
    "sms_number_format": _lt("The number takes no text messages."),
    "sms_invalid_destination": _lt("The number takes no text messages."),
    "sms_country_not_supported": _lt("No text messages are sent to this country."),
}
# Failures that say nothing of the number, and that do not pass by themselves.
OF_THE_WAY = {
    "sms_credit": _lt("There is no credit left for text messages."),
    "sms_acc": _lt("The account for text messages is not registered."),
    "sms_registration_needed": _lt(
        "This country wants a registration before text messages are sent there."
    ),
    "sms_not_allowed": _lt("The network refused the text message."),
    "sms_rejected": _lt("The network refused the text message."),
}
# Failures that may pass by themselves; any other one counts as such, too.
OF_THE_MOMENT = {
    "sms_server": _lt("The server for text messages could not be reached."),
    "sms_expired": _lt("The network did not deliver the text message."),
    "sms_not_delivered": _lt("The network did not deliver the text message."),
}


class CreditFollowupDelivery(models.Model):
    _inherit = "credit.followup.delivery"

    sms_text = fields.Text(string="Text message", readonly=True)
    sms_parts = fields.Integer(
        string="Parts", readonly=True, help="How many text messages were paid for."
    )
    sms_credits = fields.Float(
        string="Credits",
        readonly=True,
        copy=False,
        help="What the provider said that it cost.",
    )
    sms_uuid = fields.Char(string="Number in the queue", readonly=True, copy=False)
    sms_queued_on = fields.Datetime(string="Queued on", readonly=True, copy=False)

    # === ANSWERS === #

    def _take_sms_state(self, state, kind=False, reason=False):
        """Note what the provider said of text messages that count as sent so far."""
        live = self.filtered(lambda one: one.state in ("pending", "sent"))
        if state in STATES:
            live.write({"state": STATES[state], "error": False})
            live.action_id._refresh_state()
        elif state == "error" and kind in OF_THE_NUMBER:
            live._lose_number(self.env._(OF_THE_NUMBER[kind]))
        elif state == "error":
            live._not_taken_by_network(kind, reason)

    def _lose_number(self, error):
        """Remember a number that does not work; a person takes over."""
        for delivery in self:
            if delivery.action_id.is_test:
                delivery.write({"state": "failed", "error": error})
                continue
            addresses = self.env["credit.followup.address"].sudo()
            addresses._mark(delivery, [delivery.recipient], error)
            delivery._address_lost(error)

    def _not_taken_by_network(self, kind, reason):
        """Leave it to the next night, which decides again from the facts of then.

        What was on its way already came back: its level comes back at once.
        """
        known = {**OF_THE_WAY, **OF_THE_MOMENT}
        error = (
            self.env._(known[kind])
            if kind in known
            else self.env._(
                "The text message was not taken: %(why)s", why=reason or kind or ""
            )
        )
        self.write({"error": error, "refused_by_policy": kind in OF_THE_WAY})
        self.filtered(lambda one: one.state == "sent")._give_up()

    # === WAITING === #

    @api.model
    def _cron_text_messages(self):
        """Queue what waited for its hours, if it is still asked for."""
        waiting = self.search(
            [
                ("state", "=", "pending"),
                ("channel", "=", SMS),
                ("sms_uuid", "=", False),
            ]
        ).try_lock_for_update()
        for company, own in waiting.grouped("company_id").items():
            if not company._followup_sms_waits_until():
                leave(own._withdraw_overtaken())

    @api.model
    def _queued_too_long(self):
        """Return also the text messages that were refused, or that a queue keeps."""
        long_ago = self._days_ago(QUEUED_DAYS)
        refused = Domain("error", "!=", False)
        stuck = Domain("sms_queued_on", "<=", long_ago)
        own = Domain("state", "=", "pending") & Domain("channel", "=", SMS)
        return super()._queued_too_long() | self.search(own & (refused | stuck))

    def _cancel_mails(self):
        """Cancel the text messages too that have not left."""
        take_out(self.filtered(lambda one: one.channel == SMS))
        return super()._cancel_mails()

    def _waiting_words(self):
        own = self.filtered(lambda one: one.channel == SMS)
        if not self or own != self:
            return super()._waiting_words()
        if all(own.mapped("sms_uuid")):
            return self.env._("In the outgoing text messages")
        return self.env._("Leaves in the hours for text messages")
