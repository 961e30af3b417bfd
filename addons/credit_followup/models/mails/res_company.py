"""From which address a company's messages leave."""

from odoo import fields, models
from odoo.tools.mail import formataddr


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_email = fields.Char(
        string="Sender",
        help="Messages leave from this address and answers come to it; empty for the "
        "e-mail address of the company.",
    )

    followup_thanks = fields.Boolean(
        string="Thank for payments",
        help="Who pays the last of what he was reminded of, and owes nothing late, "
        "gets a short e-mail in the night after it. Once for each invoice.",
    )

    def _followup_sender(self):
        """Return the address from which messages leave, with the company's name."""
        self.ensure_one()
        if self.followup_email:
            return formataddr((self.name, self.followup_email))
        return self.email_formatted or self.env.user.email_formatted
