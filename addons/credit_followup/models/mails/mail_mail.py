from odoo import models


class MailMail(models.Model):
    _inherit = "mail.mail"

    def _postprocess_sent_message(
        self, success_pids, success_emails, failure_reason=False, failure_type=None
    ):
        """Carry what the mail server said to what we sent with it."""
        for mailed in self.env["credit.followup.mailed"]._of_mails(self):
            mailed._take_answer(
                success_pids, success_emails, failure_reason, failure_type
            )
        return super()._postprocess_sent_message(
            success_pids,
            success_emails,
            failure_reason=failure_reason,
            failure_type=failure_type,
        )
