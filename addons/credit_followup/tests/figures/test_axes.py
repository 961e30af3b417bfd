"""A customer's year on one axis: each thing in its place, and no query for each."""

from datetime import date

from freezegun import freeze_time
from lxml import html

from odoo.tests import Form

from ..common import FollowupCase, day


class TestAxes(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.late = cls.invoice(amount=1000.0, due=0)
        cls.paid = cls.invoice(amount=400.0, due=-60)
        cls.pay(cls.paid, on=day(-50))

    def drawn(self, user=None, on=20):
        with freeze_time(day(on)):
            own = self.customer.with_user(user or self.reader)
            own = own.with_company(self.company)
            own.invalidate_recordset(["followup_axis"])
            return own.followup_axis and html.fromstring(own.followup_axis)

    def test_invoices_messages_and_payments_are_drawn(self):
        self.follow_up(5)
        drawn = self.drawn()
        lines = [one for one in drawn.xpath("//a/line") if "INV" in one.text_content()]
        # Both until their due date, and late after it.
        self.assertEqual(len(lines), 4)
        colours = {one.get("stroke") for one in lines}
        self.assertEqual(colours, {"#8a94a6", "#e28743", "#c53030"})
        said = " ".join(one.text_content() for one in drawn.xpath("//circle"))
        self.assertIn("Message · One", said)
        self.assertEqual(len(drawn.xpath("//circle")), 2)

    def test_a_call_that_reached_nobody_is_drawn_too(self):
        nobody = self.env.ref("credit_followup.outcome_nobody")
        with freeze_time(day(6)):
            self.env["credit.followup.contact"].with_user(self.officer).create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "outcome_id": nobody.id,
                }
            )
        said = [one.text_content() for one in self.drawn().xpath("//circle")]
        self.assertTrue([one for one in said if nobody.name in one])

    def test_what_lies_before_the_year_stands_at_its_begin(self):
        axis = self.customer._followup_axis
        self.assertTrue(axis)
        drawn = self.drawn(on=400)
        places = [float(one.get("x1")) for one in drawn.xpath("//a/line")]
        self.assertEqual(min(places), 150.0)

    def test_a_new_contact_has_none(self):
        self.officer.group_ids += self.env.ref("base.group_partner_manager")
        form = Form(self.env["res.partner"].with_user(self.officer))
        form.name = "Somebody new"
        self.assertFalse(form.save().followup_axis)

    def test_who_bought_nothing_has_no_axis(self):
        stranger = self._customer("Carla Peeters")
        with freeze_time(date(2026, 3, 4)):
            self.assertFalse(stranger.with_company(self.company).followup_axis)

    def test_more_invoices_are_no_more_queries(self):
        self.drawn()
        self.env.invalidate_all()
        with self.subTest("few"):
            few = self._count(self.drawn)
        self.invoices([10.0] * 20, due=3)
        self.env.invalidate_all()
        self.drawn()
        self.env.invalidate_all()
        self.assertLessEqual(self._count(self.drawn), few + 2)

    def _count(self, what):
        before = self.env.cr.sql_log_count
        what()
        return self.env.cr.sql_log_count - before
