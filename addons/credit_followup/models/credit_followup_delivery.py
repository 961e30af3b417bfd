from odoo import api, fields, models
from odoo.exceptions import UserError

from ..const import CHANNELS

STATES = [
    ("pending", "On its way"),
    ("sent", "Sent"),
    ("delivered", "Delivered"),
    ("by_hand", "To do by hand"),
    ("failed", "Failed"),
    ("cancelled", "Cancelled"),
]
OUTCOMES = [
    ("delivered", "Delivered"),
    ("refused", "Refused"),
    ("unclaimed", "Unclaimed"),
    ("returned", "Returned"),
]


class CreditFollowupDelivery(models.Model):
    """One action on one channel: what left, to where, and what became of it."""

    _name = "credit.followup.delivery"
    _description = "Follow-up Delivery"
    _order = "action_id, id"
    _check_company_auto = True
    _allow_sudo_commands = False

    action_id = fields.Many2one(
        "credit.followup.action", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", required=True, index=True)
    partner_id = fields.Many2one(related="action_id.partner_id")
    channel = fields.Selection(CHANNELS, required=True)
    state = fields.Selection(STATES, required=True, default="pending", index=True)
    recipient = fields.Char(
        readonly=True, help="The address or number as it was used, kept as it was."
    )
    mail_id = fields.Many2one(
        "mail.mail", readonly=True, index="btree_not_null", ondelete="set null"
    )
    attachment_id = fields.Many2one("ir.attachment", readonly=True, string="Document")
    sha256 = fields.Char(string="SHA-256", readonly=True)
    error = fields.Char(readonly=True)
    # Registered letters
    number = fields.Char(help="The number on the receipt of the registered letter.")
    deposited_on = fields.Date(string="Deposited on")
    receipt = fields.Binary(attachment=True, string="Receipt")
    receipt_name = fields.Char()
    outcome = fields.Selection(OUTCOMES)

    _channel_uniq = models.UniqueIndex(
        "(action_id, channel)", "An action uses each channel once."
    )

    @api.depends("channel", "partner_id")
    def _compute_display_name(self):
        channels = dict(self._fields["channel"]._description_selection(self.env))
        for delivery in self:
            name = delivery.partner_id.display_name or ""
            delivery.display_name = f"{channels.get(delivery.channel, '')} · {name}"

    def write(self, vals):
        """Let people write what they learn afterwards, never what was sent."""
        if not self.env.su and not vals.keys() <= self._fields_by_hand():
            raise UserError(
                self.env._("What was sent is frozen; only its outcome can be noted.")
            )
        result = super().write(vals)
        if vals.get("outcome"):
            self._apply_outcome(vals["outcome"])
        return result

    @api.model
    def _fields_by_hand(self):
        return {"number", "deposited_on", "receipt", "receipt_name", "outcome"}

    def _apply_outcome(self, outcome):
        """Carry the outcome of a registered letter to the delivery and its action."""
        state = "failed" if outcome == "returned" else "delivered"
        self.sudo().write({"state": state})
        self.action_id.sudo()._refresh_state()

    @api.model
    def _retry_queued(self):
        """Queue again the e-mails that did not get as far as the mail server."""
        stuck = self.search(
            [("state", "=", "pending"), ("mail_id.state", "=", "exception")]
        )
        stuck.mail_id.mark_outgoing()

    def _mark_failed(self, error):
        """Note that the channel did not reach the customer; somebody takes over."""
        pending = self.filtered(lambda delivery: delivery.state != "failed")
        pending.write({"state": "failed", "error": error})
        pending.action_id._refresh_state()
