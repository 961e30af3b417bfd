"""Visits: to who is near enough, in a free afternoon; to all others one writes."""

from odoo import fields
from odoo.tests import Form, tagged

from ..common import FollowupCase, day

at = fields.Datetime.to_datetime


@tagged("post_install", "-at_install")
class TestVisits(FollowupCase):
    """A level that visits, and a customer in the next town."""

    def setUp(self):
        super().setUp()
        self.company.resource_calendar_id.tz = "Europe/Brussels"
        self.company.partner_id.write(
            {"zip": "B-9050", "country_id": self.env.ref("base.be").id}
        )
        self.customer.write({"followup_user_id": self.officer.id, "phone": "09 1"})
        self.level = self.policy.level_ids.sorted()[0]
        self.level.write({"by_email": False, "by_visit": True})
        self.move = self.invoice(due=0)

    def events(self):
        events = self.env["calendar.event"].search([("user_id", "=", self.officer.id)])
        return events.filtered(lambda one: "Visit" in one.name)

    def note(self, action, **values):
        with self.on(5):
            opened = action.with_user(self.officer).action_log_contact()
            contacts = self.env[opened["res_model"]].with_user(self.officer)
            form = Form(contacts.with_context(**opened["context"]))
            form.outcome_id = self.env.ref("credit_followup.outcome_cheque")
            for name, value in values.items():
                form[name] = value
            return form.save()

    def test_who_is_near_is_visited_in_the_first_free_afternoon(self):
        other = self._customer("Near Too", followup_user_id=self.officer.id)
        self.invoice(other, due=0)
        self.env["calendar.event"].create(
            {
                "name": "Training",
                "start": at("2026-03-09 12:00:00"),
                "stop": at("2026-03-09 14:30:00"),
                "partner_ids": [(6, 0, self.officer.partner_id.ids)],
            }
        )
        actions = self.follow_up(5).action_ids  # a Monday
        self.assertEqual(set(actions.mapped("todo")), {"visit"})
        starts = self.events().sorted("start").mapped("start")
        # From 15:30 in Brussels; the second one does not fit in before 17:00 ends.
        self.assertEqual(starts, [at("2026-03-09 14:30:00"), at("2026-03-10 13:00:00")])
        tasks = actions.activity_ids
        self.assertEqual(set(tasks.mapped("date_deadline")), {day(5), day(6)})
        self.assertEqual(set(tasks.calendar_event_id), set(self.events()))
        self.assertEqual(set(self.events().mapped("privacy")), {"private"})
        own = tasks.filtered(lambda one: one.res_id in self.of_customer(actions).ids)
        self.assertIn("09 1", own.note)

    def of_customer(self, actions):
        return actions.filtered(lambda one: one.partner_id == self.customer)

    def test_the_visit_moves_with_its_task_and_goes_when_it_is_paid(self):
        action = self.follow_up(5).action_ids
        with self.on(5):
            action.activity_ids.with_user(self.officer).date_deadline = day(8)
        event = self.events()
        self.assertEqual(event.start, at("2026-03-12 13:00:00"))
        self.assertEqual(event.stop, at("2026-03-12 14:00:00"))
        self.pay(self.move)
        self.follow_up(6)
        self.assertFalse(self.events())
        self.assertFalse(action.todo)

    def test_the_result_is_noted_and_the_cheque_is_handed_over_to_a_promise(self):
        action = self.follow_up(5).action_ids
        contact = self.note(action, cheque_number="0012", cheque_scan="eA==")
        self.assertEqual((contact.kind, action.state), ("visit", "done"))
        self.assertFalse(self.events(), "it was made before its hour")
        with self.on(5):
            opened = contact.action_note_promise()
            window = self.env[opened["res_model"]].browse(opened["res_id"])
            window.with_user(self.officer).promised_on = day(5)
            window.with_user(self.officer).action_apply()
        promise = self.env["credit.followup.promise"].search([])
        self.assertEqual(
            (promise.means, promise.number, promise.proof), ("cheque", "0012", b"eA==")
        )

    def test_to_who_is_far_away_one_writes(self):
        self.customer.zip = "4000"
        silent = self._customer("No Street", street=False, zip="4000")
        self.invoice(silent, due=0)
        actions = self.follow_up(5).action_ids
        written = self.of_customer(actions)
        self.assertEqual(written.delivery_ids.mapped("channel"), ["letter"])
        self.assertEqual(written.todo, "letter")
        by_hand = actions - written
        self.assertEqual(by_hand.todo, "repair")
        self.assertIn("too far away", by_hand.activity_ids.note)
        self.assertFalse(self.events())

    def test_the_map_counts_before_the_postcode(self):
        here = {"partner_latitude": 51.05, "partner_longitude": 3.73}
        self.company.partner_id.write(here)
        self.customer.write({**here, "partner_latitude": 51.20, "zip": "1000"})
        self.assertEqual(self.follow_up(5).action_ids.todo, "visit")
        self.company.followup_visit_km = 10
        other = self._customer("Other", **here)
        other.partner_latitude = 51.20
        self.invoice(other, due=0)
        actions = self.follow_up(6).action_ids
        self.assertEqual(
            actions.filtered(lambda one: one.partner_id == other).todo, "letter"
        )
