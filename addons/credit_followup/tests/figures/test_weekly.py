"""The weekly mail: what changed, who made it change, to who wants it."""

from freezegun import freeze_time

from ..common import FollowupCase, day


class TestWeekly(FollowupCase):
    """Day 12 is a Monday: its mail is of the days up to day 11."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager.email = "manager@followup.example"
        cls.other = cls._customer("Carla Peeters")
        cls.one = cls.invoice(amount=1000.0, due=6)
        cls.two = cls.invoice(cls.other, 400.0, due=-40)

    def written(self, on=12):
        """Return the messages of a Monday."""
        messages = self.env["mail.message"].sudo()
        before = messages.search([])
        with freeze_time(day(on)):
            self.env["credit.followup.figure"]._cron_weekly()
        return messages.search([]) - before

    def test_nobody_is_written_to_who_did_not_ask(self):
        self.assertFalse(self.written())

    def test_what_changed_and_why(self):
        self.company.followup_weekly_user_id = self.manager
        self.pay(self.two, 150.0, on=day(8))
        message = self.written()
        self.assertEqual(message.partner_ids, self.manager.partner_id)
        # 1,000 fell due on day 6 and was late on day 7; 150 of 400 were paid.
        self.assertIn("Overdue", message.body)
        self.assertIn("Anna Claes +", message.body)
        self.assertIn("1,000.00", message.body)
        self.assertIn("Received in the week", message.body)
        self.assertIn("Carla Peeters +", message.body)
        self.assertNotIn("Invoiced in the week", message.body)

    def test_a_quiet_week_is_no_mail(self):
        self.company.followup_weekly_user_id = self.manager
        self.assertFalse(self.written(26))

    def test_in_the_reader_s_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.manager.lang = "fr_FR"
        self.company.followup_weekly_user_id = self.manager
        self.assertIn("cette semaine", self.written().subject)
