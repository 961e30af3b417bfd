from odoo import api, fields, models
from odoo.exceptions import UserError

from ...const import CHANNELS, MADE
from ...effects import discussion
from ...followup_core.scenario.levels import transit_days
from ...followup_core.vocabulary import Channel

POST = "credit_followup.activity_post"

STATES = [
    ("pending", "On its way"),
    ("sent", "Sent"),
    ("delivered", "Delivered"),
    ("by_hand", "To do by hand"),
    ("done", "Done"),
    ("failed", "Failed"),
    ("cancelled", "Cancelled"),
]
OUTCOMES = [
    ("delivered", "Delivered"),
    ("refused", "Refused"),
    ("unclaimed", "Unclaimed"),
    ("returned", "Returned"),
]
# The states of a registered letter whose outcome a person notes, or corrects.
REGISTERED = ("sent", "delivered", "failed")
# What people note on a delivery after it left.
BY_HAND = {
    "number",
    "deposited_on",
    "received_on",
    "receipt",
    "receipt_name",
    "outcome",
    "address_failed",
}


class CreditFollowupDelivery(models.Model):
    """One action on one channel: what left, to where, and what became of it."""

    _name = "credit.followup.delivery"
    _description = "Follow-up Delivery"
    _order = "action_id, id"
    _check_company_auto = True
    _allow_sudo_commands = False
    _rec_names_search = ("recipient", "partner_id")

    action_id = fields.Many2one(
        "credit.followup.action",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one("res.company", required=True, index=True)
    partner_id = fields.Many2one(related="action_id.partner_id")
    channel = fields.Selection(CHANNELS, required=True)
    state = fields.Selection(STATES, required=True, default="pending", index=True)
    words_sha256 = fields.Char(
        string="SHA-256 of its words",
        readonly=True,
        help="Without what was attached, which may be deleted on an invoice.",
    )
    attachment_id = fields.Many2one("ir.attachment", readonly=True, string="Document")
    # Of an e-mail; a letter has it among its own pages.
    list_id = fields.Many2one("ir.attachment", readonly=True, string="List of invoices")
    list_sha256 = fields.Char(string="SHA-256 of the list of invoices", readonly=True)
    # Registered letters
    number = fields.Char(
        copy=False, help="The number on the receipt of the registered letter."
    )
    deposited_on = fields.Date(string="Deposited on", copy=False)
    received_on = fields.Date(
        string="Received on",
        copy=False,
        help="When the customer is known to have received it. How long letters travel "
        "is an estimate, and some laws want more.",
    )
    receipt = fields.Binary(attachment=True, copy=False)
    receipt_name = fields.Char(string="Name of the receipt", copy=False)
    outcome = fields.Selection(OUTCOMES, copy=False)

    _channel_uniq = models.UniqueIndex(
        "(action_id, channel)", "An action uses each channel once."
    )

    @api.model
    def _channel_words(self):
        """Return the words for the channels in the reader's language."""
        return dict(self._fields["channel"]._description_selection(self.env))

    @api.depends("channel", "partner_id")
    def _compute_display_name(self):
        channels = self._channel_words()
        for delivery in self:
            name = delivery.partner_id.display_name or ""
            delivery.display_name = f"{channels.get(delivery.channel, '')} · {name}"

    # === CRUD METHODS === #

    def write(self, vals):
        """Let people write what they learn afterwards, never what was sent."""
        if not self.env.su and not vals.keys() <= BY_HAND:
            raise UserError(
                self.env._("What was sent is frozen; only its outcome can be noted.")
            )
        self._check_deposit(vals.get("deposited_on"))
        self._check_outcome(vals)
        self._check_received(vals.get("received_on"))
        leaving = self._leaving() if vals.get("state") in MADE else self.browse()
        result = super().write(vals)
        discussion.note(leaving)
        if vals.get("deposited_on"):
            self.sudo()._apply_deposit()
        if "outcome" in vals:
            self.sudo()._apply_outcome()
        return result

    # === REGISTERED LETTERS === #

    @api.model
    def _check_deposit(self, day):
        """Refuse a day that has not come: a formal notice counts from it."""
        day = fields.Date.to_date(day)
        if not day:
            return
        if day > fields.Date.context_today(self):
            raise UserError(
                self.env._(
                    "The date of deposit is in the future. Enter the day on which the "
                    "letter was posted."
                )
            )
        for action in self.action_id:
            printed = (
                fields.Datetime.context_timestamp(self, action.sent_on).date()
                if (action.sent_on)
                else day
            )
            if day < printed:
                raise UserError(
                    self.env._(
                        "A letter cannot have been posted before it was printed. "
                        "Correct the date of deposit."
                    )
                )

    def _check_received(self, day):
        """Refuse a receipt before the message left, or in days to come."""
        day = fields.Date.to_date(day)
        if not day:
            return
        served = [one for one in self.action_id.mapped("served_on") if one]
        if day > fields.Date.context_today(self) or day < max(served, default=day):
            raise UserError(
                self.env._(
                    "The date of receipt must lie between the day on which the "
                    "message left and today. Correct it, or leave it empty."
                )
            )

    def _check_outcome(self, vals):
        """Let an outcome be noted only of a registered letter that left."""
        if "outcome" not in vals or self.env.su:
            return
        posted = vals.get("deposited_on")
        wrong = self.filtered(
            lambda one: (
                one.channel != "registered"
                or (one.state not in REGISTERED and not posted)
            )
        )
        if wrong:
            raise UserError(
                self.env._("Only a registered letter that was posted has an outcome.")
            )

    def _apply_deposit(self):
        """Count a registered letter from the day on which it was posted."""
        for delivery in self.filtered(lambda one: one.channel == "registered"):
            if delivery.state == "by_hand":
                delivery.state = "sent"
                delivery.action_id._refresh_state()
                delivery.action_id.activity_feedback([POST], only_automated=False)
            if delivery.action_id.served_on:
                delivery.action_id._redate(delivery.deposited_on)

    def _apply_outcome(self):
        """Carry the outcome to the delivery: refused or unclaimed counts as served.

        One that is taken back leaves the letter posted, as it was.
        """
        for delivery in self:
            if delivery.outcome == "returned":
                delivery._apply_return()
                continue
            was_lost = delivery.action_id.state == "failed"
            state = "delivered" if delivery.outcome else "sent"
            delivery.write({"state": state, "error": False})
            if was_lost:
                delivery.action_id._serve_again()
            delivery.action_id._refresh_state()

    def _apply_return(self):
        """Give the levels back of a letter that came back, where nothing else left."""
        self.write({"state": "failed", "error": self.env._("The letter was returned.")})
        action = self.action_id
        action._refresh_state()
        if not action.delivery_ids._made():
            action._give_levels_back()
            action._ask_to_reach_by_hand()

    # === WAITING FOR THEIR HOURS === #

    def _withdraw_overtaken(self):
        """Take back what waited and asks for more than is asked for now.

        Return what may leave. Where nothing of a message left, its levels come back,
        and the next run decides from the facts of then.
        """
        overtaken = self.action_id._overtaken()
        gone = self.filtered(lambda one: one.action_id in overtaken)
        gone.state = "cancelled"
        nothing_left = overtaken.filtered(
            lambda one: set(one.delivery_ids.mapped("state")) <= {"cancelled"}
        )
        nothing_left._take_back(
            self.env._("Paid, credited or held before it left: it asked for more.")
        )
        (overtaken - nothing_left)._settle_rest()
        return self - gone

    # === GETTERS === #

    def _made(self):
        """Return the deliveries that were made: no call still to do, no bounce."""
        return self.filtered(lambda one: one.state in MADE)

    def _waiting_words(self):
        """Say where these wait, while nothing of their message has left."""
        return self.env._("In the outgoing mail")

    def _leaving(self):
        """Return what a person is about to have printed, posted or told."""
        return self.filtered(lambda one: one.state == "by_hand" and not one.error)

    def _transit_days(self, settings):
        """Return the days until the slowest of these deliveries arrives."""
        channels = tuple(Channel(one.channel) for one in self)
        return transit_days(channels, settings.transit_days)
