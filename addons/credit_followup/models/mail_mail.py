from odoo import models

# Failures of one address. Any other failure is one of the way to the mail server: the
# mail is tried again by the next run and its levels stand.
ADDRESS_FAILURES = {"mail_email_invalid", "mail_email_missing", "mail_bl", "mail_bounce"}
REFUSED_RECIPIENT = "SMTPRecipientsRefused"


class MailMail(models.Model):
    _inherit = "mail.mail"

    def _postprocess_sent_message(
        self, success_pids, success_emails, failure_reason=False, failure_type=None
    ):
        """Carry what the mail server said to the follow-up deliveries."""
        deliveries = (
            self.env["credit.followup.delivery"]
            .sudo()
            .search([("mail_id", "in", self.ids), ("channel", "=", "email")])
        )
        reason = failure_reason or self[:1].failure_reason or failure_type
        if failure_type in ADDRESS_FAILURES or REFUSED_RECIPIENT in str(reason):
            deliveries._mark_failed(reason)
        elif failure_type or failure_reason:
            deliveries.write({"error": reason})
        elif deliveries:
            deliveries.write({"state": "sent", "error": False})
        return super()._postprocess_sent_message(
            success_pids,
            success_emails,
            failure_reason=failure_reason,
            failure_type=failure_type,
        )
