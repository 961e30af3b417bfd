import smtplib
from pathlib import PurePath

from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.base.models.ir_mail_server import MailDeliveryException

from ...effects import archives
from .transport import TransportError, plainly

# What Odoo lets through where a mail server is away or refuses.
NOT_SENT = (MailDeliveryException, smtplib.SMTPException, OSError, UserError)


class CreditFollowupTransportMail(models.AbstractModel):
    """An e-mail with an encrypted archive, and with no word about the customer.

    The password goes another way. An e-mail has a number that follows from the
    message, so that whoever gets it twice sees it.
    """

    _name = "credit.followup.transport.mail"
    _inherit = ["credit.followup.transport"]
    _description = "E-mail with an Encrypted Archive"
    _transport = ("mail", "E-mail with an encrypted archive")

    @api.model
    def _title(self):
        return self.env._("E-mail with an encrypted archive")

    @api.model
    def _preflight(self, agency):
        own = agency.sudo()
        if not archives.can_encrypt():
            return self.env._(
                "The Python library pyzipper is missing: nothing can be encrypted."
            )
        if not own.transport_email:
            return self.env._(
                "No e-mail address for files of %(agency)s is known.", agency=own.name
            )
        if not own.archive_password:
            return self.env._(
                "No password for the archives of %(agency)s is set.", agency=own.name
            )
        return ""

    @api.model
    def _prepare(self, message):
        """Write the e-mails first: encrypted anew, an archive has other bytes."""
        for number, (name, content) in enumerate(self._stored(message), 1):
            if not self._mail_of(message, number):
                self._new_mail(message, number, name, content)

    @api.model
    def _send(self, message):
        """Send an e-mail for each file; those that left already do not leave again."""
        self._stored(message)
        self._prepare(message)
        waiting = message._mails().filtered(lambda one: one.state != "sent")
        for mail in waiting:
            mail.email_to = message.agency_id.sudo().transport_email
            self._send_mail(mail, message.agency_id)
        message._forget_mails()
        return True

    @api.model
    def _number(self, message, number):
        """Return the Message-Id of a file of a message."""
        company = message.company_id
        _user, _at, host = (company.partner_id.email_normalized or "").rpartition("@")
        domain = company.alias_domain_id.name or host or "localhost"
        return f"<{message.uuid}.{number}@{domain}>"

    @api.model
    def _mail_of(self, message, number):
        """Return the e-mail of a file that was made before: the same archive."""
        # By its own part: the domain of the company may change meanwhile.
        known = [("message_id", "=like", f"<{message.uuid}.{number}@%")]
        return self.env["mail.mail"].sudo().search(known, limit=1)

    @api.model
    def _new_mail(self, message, number, name, content):
        agency = message.agency_id.sudo()
        case = message.placement_id.name
        archive = archives.encrypted([(name, content)], agency.archive_password)
        company = agency.company_id
        return (
            self.env["mail.mail"]
            .sudo()
            .create(
                {
                    "subject": case,
                    "body_html": Markup("<p>%s</p>") % case,
                    "email_from": company.email_formatted
                    or self.env.user.email_formatted,
                    "email_to": agency.transport_email,
                    "message_id": self._number(message, number),
                    # Not for Odoo's queue: it leaves with its message, or not at all.
                    "state": "cancel",
                    "attachment_ids": [
                        (0, 0, self._attached(name, archive, company)),
                    ],
                }
            )
        )

    @api.model
    def _attached(self, name, archive, company):
        return {
            "name": f"{PurePath(name).stem}-aes.zip",
            "raw": archive,
            "mimetype": "application/zip",
            "res_model": "mail.mail",
            "company_id": company.id,
        }

    @api.model
    def _send_mail(self, mail, agency):
        mail.state = "outgoing"
        try:
            mail.send(raise_exception=True)
        except NOT_SENT as error:
            mail.state = "exception"
            raise self._error(agency, error) from error
        if mail.state != "sent":
            raise self._error(agency, mail.failure_reason or mail.state)

    @api.model
    def _error(self, agency, why):
        return TransportError(
            self.env._(
                "The e-mail to %(agency)s did not leave: %(why)s",
                agency=agency.name,
                why=plainly(why, agency.sudo().archive_password),
            )
        )
