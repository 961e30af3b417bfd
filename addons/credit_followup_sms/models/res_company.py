from odoo import fields, models

from odoo.addons.credit_followup.facts.messages.hours import waits_until


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_sms_from = fields.Float(string="Text messages from", default=8.0)
    followup_sms_to = fields.Float(string="Text messages until", default=20.0)
    followup_test_phone = fields.Char(
        string="Test number",
        help="Text messages go there in test mode; empty for none at all.",
    )

    _check_followup_sms_hours = models.Constraint(
        "CHECK(followup_sms_from >= 0 AND followup_sms_to <= 24"
        " AND followup_sms_to - followup_sms_from >= 1)",
        "The hours for text messages must be one hour at least, from 0 to 24.",
    )

    def _followup_sms_waits_until(self):
        """Return the moment until which a text message waits; None where it may go."""
        self.ensure_one()
        return waits_until(self, self.followup_sms_from, self.followup_sms_to)

    def _followup_test_number(self):
        """Return the number that gets the text messages of the test mode, if any."""
        self.ensure_one()
        number = self.followup_test_phone
        return bool(number) and self.partner_id._phone_format(number=number)
