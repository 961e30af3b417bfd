import psycopg2
from freezegun import freeze_time

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestHolds(FollowupCase):
    """Holds suspend a customer, an item or a part of it, from a day until a day."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)

    def hold(self, **values):
        return self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "note": "Because",
                "date_from": day(0),
                **values,
            }
        )

    def test_a_held_customer_is_left_alone_until_the_day_it_resumes(self):
        self.hold(date_to=day(7))
        self.assertFalse(self.follow_up(6).action_ids)
        self.assertEqual(self.follow_up(7).action_ids.state, "sent")

    def test_a_held_item_does_not_hold_the_others(self):
        other = self.invoice(due=0, amount=70)
        self.hold(move_line_id=self.item(self.move).id)
        action = self.follow_up(5).action_ids
        self.assertEqual(action.line_ids.move_id, other)

    def test_no_more_is_held_than_the_item_owes(self):
        item = self.item(self.move)
        self.assertTrue(self.hold(move_line_id=item.id, amount=1000))
        with self.assertRaisesRegex(ValidationError, "more than is open"):
            self.hold(move_line_id=item.id, amount=1000.01)

    def test_a_part_needs_its_amount_and_without_a_part_all_is_held(self):
        item = self.item(self.move)
        form = Form(self.env["credit.followup.hold"].with_user(self.officer))
        form.partner_id, form.note, form.move_line_id = self.customer, "x", item
        self.assertTrue(form._get_modifier("amount", "invisible"))
        form.is_part = True
        with self.assertRaisesRegex(ValidationError, "amount that is held"):
            form.save()
        form.amount = 300
        hold = form.save()
        self.assertEqual((hold.amount, hold.is_part), (300, True))
        with Form(hold) as form:
            form.is_part = False
        self.assertEqual(hold.amount, 0)

    def test_a_disputed_part_is_shown_and_not_claimed(self):
        self.hold(move_line_id=self.item(self.move).id, amount=300, reason="dispute")
        action = self.follow_up(5).action_ids
        self.assertEqual(action.amount_due, 700.0)
        self.assertRecordValues(
            action.line_ids, [{"amount_open": 700.0, "amount_held": 300.0}]
        )
        self.assertIn("Set aside for now", action.body)

    def test_ending_a_hold_lets_the_next_run_look_again(self):
        hold = self.hold()
        self.follow_up(5)
        self.assertEqual(self.item(self.move).followup_reason, "group_held")
        with freeze_time(day(6)):
            hold.with_user(self.officer).action_end()
        self.assertEqual(hold.date_to, day(6))
        self.assertEqual(self.follow_up(6).action_ids.state, "sent")

    def test_many_are_ended_together_each_on_its_own_day(self):
        holds = self.hold() | self.hold(date_from=day(10))
        with freeze_time(day(6)):
            holds.action_end()
        self.assertEqual(holds.mapped("date_to"), [day(6), day(10)])
        few, many = ([self.hold().id for _n in range(count)] for count in (2, 20))
        self.assertEqual(self.queries_of_ending(few), self.queries_of_ending(many))

    def queries_of_ending(self, ids):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        with freeze_time(day(6)):
            self.env["credit.followup.hold"].browse(ids).action_end()
            self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_a_hold_of_another_company_holds_nothing_here(self):
        other = (
            self.company_data_2["company"] if hasattr(self, "company_data_2") else None
        )
        other = other or self.setup_other_company()["company"]
        self.hold(company_id=other.id)
        self.assertEqual(self.follow_up(5).action_ids.state, "sent")

    @mute_logger("odoo.sql_db")
    def test_a_hold_must_end_after_it_starts(self):
        with self.assertRaises(psycopg2.errors.CheckViolation):
            self.hold(date_to=day(0))

    @mute_logger("odoo.sql_db")
    def test_a_held_amount_belongs_to_an_item(self):
        with self.assertRaises(psycopg2.errors.CheckViolation):
            self.hold(amount=10)
