"""What left as one e-mail: what servers say of it, and what comes back."""

from odoo import api, fields, models
from odoo.tools.mail import email_normalize, email_normalize_all

from ...effects.channels.answers import Blame, blamed, condemned

# Failures of one address. Any other failure is one of the way to the mail server.
ADDRESS_FAILURES = {
    "mail_email_invalid",
    "mail_email_missing",
    "mail_bl",
    "mail_bounce",
}


class CreditFollowupMailed(models.AbstractModel):
    """What was sent with a mail: where to, its hash, and what became of it.

    Who inherits it has a ``state`` (pending, sent, failed) and a ``company_id``.
    """

    _name = "credit.followup.mailed"
    _description = "What Left by E-mail"

    recipient = fields.Char(
        readonly=True, help="The address or number as it was used, kept as it was."
    )
    mail_id = fields.Many2one(
        "mail.mail", readonly=True, index="btree_not_null", ondelete="set null"
    )
    sha256 = fields.Char(string="SHA-256", readonly=True)
    error = fields.Char(readonly=True)
    refused_by_policy = fields.Boolean(
        string="Refused by policy",
        readonly=True,
        copy=False,
        help="The receiving server refused the message, not the address.",
    )

    @api.model
    def _of_mails(self, mails):
        """Yield whatever was sent with these mails."""
        for name in self.env.registry.descendants([self._name], "_inherit"):
            if not self.env[name]._abstract:
                yield from self.env[name].sudo().search([("mail_id", "in", mails.ids)])

    def _take_answer(self, success_pids, success_emails, reason, kind):
        """Note what the mail server answered for one e-mail.

        A copy to somebody else that fails does not undo what reached the addressee.
        """
        self.ensure_one()
        partners = {getattr(one, "id", one) for one in success_pids}
        written_to = set(self.mail_id.recipient_ids.ids)
        own = set(email_normalize_all(self.recipient or ""))
        heard = set(email_normalize_all(", ".join(success_emails)))
        reached = partners & written_to or own & heard
        reason = reason or self.mail_id.failure_reason or kind
        if reached or not reason:
            self.write({"state": "sent", "error": False})
        elif self._is_of_the_address(str(reason), kind):
            named = condemned(str(reason), self.recipient or "")
            self._mark_address_failed(reason, named)
        else:
            blame = blamed(str(reason), self.recipient or "")
            self._not_taken(reason, blame is Blame.WAY)

    def _is_of_the_address(self, reason, kind):
        """Tell whether the server's answer condemns the address, and for good.

        A temporary refusal (greylisting) and one by the server's policy say nothing of
        the addressee.
        """
        blame = blamed(reason, self.recipient or "")
        if blame is not None:
            return blame is Blame.ADDRESS
        return kind in ADDRESS_FAILURES

    def _mark_address_failed(self, error, emails=()):
        """Note which addresses do not work; a person takes over if none is left.

        :param emails: those that came back; all that were written to if it is not known
        """
        addresses = self.env["credit.followup.address"].sudo()
        lost = self.browse()
        for mailed in self.filtered(lambda one: one.state != "failed"):
            written_to = email_normalize_all(mailed.recipient or "")
            gone = [one for one in written_to if one in emails] or written_to
            addresses._mark(mailed, gone, error)
            failed = addresses._failed(mailed.company_id, written_to)
            if set(written_to) - failed:
                mailed.error = error  # the other address was not refused
            else:
                lost |= mailed
        lost._address_lost(error)

    def _take_bounce(self, email):
        """Note that an e-mail came back: it was not served.

        What is only late may still arrive; a mailbox that is full or a policy says
        nothing of the address.
        """
        blame = self.env.context.get("followup_bounce") or Blame.ADDRESS.value
        bounced = email_normalize(email or "")
        returned = self.filtered(
            lambda one: bounced in email_normalize_all(one.recipient or "")
        )
        error = self.env._("The e-mail to %(email)s bounced.", email=email)
        if blame == Blame.ADDRESS.value:
            returned._mark_address_failed(error, [bounced])
        elif blame == Blame.WAY.value:
            returned.filtered(lambda one: one.state != "failed")._returned(
                error, bounced
            )

    # === WHAT FOLLOWS === #

    def _came_back(self):
        """Return what an address that does not work keeps of where it was found."""
        return {}

    def _not_taken(self, reason, is_policy):
        """Note that the mail server did not take it, and not for its address."""
        self.write({"error": reason, "refused_by_policy": is_policy})

    def _address_lost(self, error):
        """Follow up what no address is left for."""
        self.write({"state": "failed", "error": error})

    def _returned(self, error, email):  # pylint: disable=unused-argument
        """Follow up what came back for another reason than its address."""
        self.error = error
