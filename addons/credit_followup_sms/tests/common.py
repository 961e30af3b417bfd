"""A level by text message, and a telephone network that says what a test wants."""

from datetime import datetime, time

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import FollowupCase, day
from odoo.addons.sms.tests.common import SMSCase

NUMBER = "+32470123456"
CRON = "credit_followup_sms.ir_cron_text_messages"


@tagged("post_install", "-at_install")
class SmsCase(FollowupCase, SMSCase):
    """The company's clock is one hour before the server's, until the end of March."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.resource_calendar_id.tz = "Europe/Brussels"
        cls.company.followup_test_email = "test@company.example"
        cls.customer.phone = "0470 12 34 56"
        cls.level = cls.policy.level_ids.sorted()[0]
        cls.level.write({"by_email": False, "by_sms": True})
        cls.move = cls.invoice(due=0)

    def send(self, offset=5):
        """Let a night decide; return the message of the customer."""
        return self.follow_up(offset).action_ids.filtered(
            lambda one: one.partner_id == self.customer
        )

    def clock(self, offset=5, hour=9, minute=0):
        """Live at that moment of the server, within a ``with``."""
        return freeze_time(datetime.combine(day(offset), time(hour, minute)))

    def network(self, offset=5, hour=9, minute=0, error=None):
        """Let both schedulers work; return what the network was given."""
        deliveries = self.env["credit.followup.delivery"].with_user(
            self.env.ref("base.user_root")
        )
        with (
            self.clock(offset, hour, minute),
            self.mockSMSGateway(sim_error=error),
        ):
            deliveries._cron_text_messages()
            self.queued().send(unlink_sent=False)
            return list(self._sms)

    def queued(self):
        return self.env["sms.sms"].sudo().search([("state", "=", "outgoing")])
