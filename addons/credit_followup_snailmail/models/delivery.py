"""What became of a letter that a provider posts: taken, or refused and why."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.credit_followup.models.mails.delivery import QUEUED_DAYS

from ..effects.post import POST, take_out

_lt = LazyTranslate(__name__)
FAILURES = {
    "CREDIT_ERROR": _lt("There is no credit left at the provider of the post."),
    "TRIAL_ERROR": _lt("There is no account at the provider of the post."),
    "NO_PRICE_AVAILABLE": _lt("The provider posts no letters to this country."),
    "MISSING_REQUIRED_FIELDS": _lt(
        "The address is not complete: the provider wants street, postcode, city and "
        "country."
    ),
    "FORMAT_ERROR": _lt("The provider cannot print this letter."),
    "ATTACHMENT_ERROR": _lt("The provider cannot print this letter."),
}
UNKNOWN = _lt("The provider refused the letter and did not say why.")


class CreditFollowupDelivery(models.Model):
    _inherit = "credit.followup.delivery"

    post_letter_id = fields.Many2one(
        "snailmail.letter",
        string="Letter at the provider",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    post_sheets = fields.Integer(
        string="Sheets",
        readonly=True,
        copy=False,
        help="How many sheets of paper the provider posts: that is what is paid for.",
    )

    # === ANSWERS === #

    def _take_post_answer(self):
        """Note that the provider took the letter, else have a person post it."""
        self.ensure_one()
        if self.post_letter_id.state == "sent":
            self.write({"state": "sent", "error": False})
            self.action_id._refresh_state()
        elif self.post_letter_id.state == "error":
            code = self.post_letter_id.error_code
            self._post_by_hand(self.env._(FAILURES.get(code, UNKNOWN)))

    def _post_by_hand(self, error):
        """Put the same letter on the desk to be printed; the provider is done with it.

        Its queue tries some failures again by itself, and stops at one without credit,
        which it knows by the code: so that stays.
        """
        self.post_letter_id.state = "canceled"
        self.write({"state": "failed", "error": error})
        if "letter" not in self.action_id.delivery_ids.mapped("channel"):
            self.copy({"channel": "letter", "state": "by_hand", "error": False})
        self.action_id._refresh_state()

    # === WAITING === #

    @api.model
    def _queued_too_long(self):
        """Return also the letters that stand in the queue, or were taken out of it."""
        stands = Domain("action_id.sent_on", "<=", self._days_ago(QUEUED_DAYS))
        gone = Domain("post_letter_id", "=", False)
        gone |= Domain("post_letter_id.state", "=", "canceled")
        own = Domain("state", "=", "pending") & Domain("channel", "=", POST)
        return super()._queued_too_long() | self.search(own & (stands | gone))

    def _cancel_mails(self):
        """Cancel the letters too that the provider does not have yet."""
        take_out(self.filtered(lambda one: one.channel == POST))
        return super()._cancel_mails()

    def _waiting_words(self):
        own = self.filtered(lambda one: one.channel == POST)
        if not self or own != self:
            return super()._waiting_words()
        return self.env._("Waits for the provider of the post")
