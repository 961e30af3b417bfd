from odoo import models

from odoo.addons.credit_followup.followup_core.messages.parts import parts

from ..effects import sms, words


class CreditFollowupWaySms(models.AbstractModel):
    """Text messages: to a mobile number, as a reminder."""

    _name = "credit.followup.way.sms"
    _description = "Customers Reached by Text Message"
    _inherit = "credit.followup.way"

    _channel = sms.SMS

    def _reaches(self, action):
        return sms.reaches(action)

    def _address_of(self, action):
        if not action._is_trial():
            return sms.number(action)
        return self.env._(
            "Test number: %(number)s (in place of %(customer)s)",
            number=action.company_id._followup_test_number() or self.env._("none yet"),
            customer=sms.number(action),
        )

    def _says(self, action):
        """Show the text, and what it costs."""
        text = words.text(action)
        cost = self.env._("Parts that are paid for: %(count)s", count=parts(text))
        return [
            (self.env._("Text message says"), text),
            (self.env._("Text message costs"), cost),
        ]

    def _send(self, actions, _bound):
        sms.send(actions)

    def _send_again(self, duplicates):
        sms.send_again(duplicates)
