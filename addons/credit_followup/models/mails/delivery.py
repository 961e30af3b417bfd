"""What became of an e-mail: the server's answer, a bounce, a queue that stands."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.mail import email_normalize_all

from ...const import UNSENT_MAILS

# A mail that the queue did not send within this time is taken back like a failed one.
QUEUED_DAYS = 1
# A server that refuses by its policy again within this time does not mean this mail.
POLICY_DAYS = 7


class CreditFollowupDelivery(models.Model):
    _name = "credit.followup.delivery"
    _inherit = ["credit.followup.delivery", "credit.followup.mailed"]

    address_ids = fields.One2many(
        "credit.followup.address", "delivery_id", string="Addresses that came back"
    )
    address_failed = fields.Boolean(
        string="Address does not work",
        compute="_compute_address_failed",
        inverse="_inverse_address_failed",
        compute_sudo=True,
        help="Set by a bounce; untick it when the address works again.",
    )

    @api.depends("address_ids.active")
    def _compute_address_failed(self):
        for delivery in self:
            delivery.address_failed = any(delivery.address_ids.mapped("active"))

    def _inverse_address_failed(self):
        """Use addresses again that a person says do work; only a bounce condemns."""
        working = self.filtered(lambda one: not one.address_failed)
        working.sudo().address_ids.active = False

    def _came_back(self):
        return {"delivery_id": self.id}

    def _address_lost(self, error):
        """Let a person take over where no address is left."""
        self.write({"state": "failed", "error": error})
        self.action_id._refresh_state()
        self.action_id._ask_to_reach_by_hand()

    @api.model
    def _queued_too_long(self):
        """Return the e-mails that did not get as far as the mail server.

        Refused, withdrawn by hand, or waiting for a day.
        """
        long_ago = self._days_ago(QUEUED_DAYS)
        waiting = Domain("mail_id.state", "=", "outgoing") & Domain(
            "action_id.sent_on", "<=", long_ago
        )
        stopped = Domain("mail_id.state", "in", ("exception", "cancel"))
        return self.search(
            Domain("state", "=", "pending")
            & Domain("channel", "=", "email")
            & (stopped | waiting | Domain("mail_id", "=", False))
        )

    def _take_back_queued(self):
        """Take these e-mails back: their customers may have paid since.

        The levels come back, so that this night's run decides again from the facts of
        now.
        """
        self._cancel_mails()
        self._give_up()

    def _returned(self, error, email):
        """Take e-mails back that came back for another reason than their address."""
        result = super()._returned(error, email)
        alone = self.filtered(
            lambda one: email_normalize_all(one.recipient or "") == [email]
        )
        alone.refused_by_policy = True
        alone._give_up()
        return result

    def _give_up(self):
        """Count these e-mails as not sent: the next run decides for them again."""
        self.state = "failed"
        self.action_id._refresh_state()
        lost = self.action_id.filtered(lambda action: action.state == "failed")
        again = self._refused_again()
        (lost - again.action_id).is_settled = True
        again._tell_of_policy()

    def _refused_again(self):
        """Return what a server refused by its policy, and not for the first time."""
        refused = self.filtered("refused_by_policy")
        before = self.search(
            [
                ("company_id", "in", refused.company_id.ids),
                ("recipient", "in", refused.mapped("recipient")),
                ("refused_by_policy", "=", True),
                ("id", "not in", refused.ids),
                ("create_date", ">", self._days_ago(POLICY_DAYS)),
            ]
        )
        known = {(one.company_id, one.recipient) for one in before}
        return refused.filtered(lambda one: (one.company_id, one.recipient) in known)

    def _tell_of_policy(self):
        """Give a person what is refused night after night; one task per customer."""
        self.action_id._ask_to_reach_by_hand()

    @api.model
    def _days_ago(self, days):
        return fields.Datetime.subtract(fields.Datetime.now(), days=days)

    def _cancel_mails(self):
        """Cancel the mails that have not left, the copies to others with them."""
        mails = self.env["mail.mail"].search(
            [
                ("model", "=", self.action_id._name),
                ("res_id", "in", self.action_id.ids),
                ("state", "in", UNSENT_MAILS),
            ]
        )
        mails.cancel()
