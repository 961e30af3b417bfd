"""Proposals sleep, and what is written by one statement is what the ORM would write."""

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...decisions.snapshot import write_actions
from ..common import FollowupCase, day
from ..common_wakes import NightsCase

# What tells one writing from another, and no column of the action itself.
OWN = {"id", "create_date", "create_uid", "write_date", "write_uid", "facts"}


@tagged("post_install", "-at_install")
class TestSleep(NightsCase):
    """A proposal that waits for a person is left alone until something changes."""

    def setUp(self):
        super().setUp()
        self.policy.level_ids.mode = "confirm"
        self.level = self.policy.level_ids.sorted()[:1]
        self.move = self.invoice(due=0)

    def test_the_night_leaves_a_proposal_alone_and_moves_its_day(self):
        action = self.follow_up(5).action_ids
        lines = action.line_ids
        self.looked_at(6)
        self.assertEqual(self.looked_at(7), [])
        self.assertEqual(action.state, "proposed")
        self.assertEqual(action.line_ids, lines, "no line was written anew")
        self.assertEqual(action.date, day(7))
        self.assertEqual(action.days_late, 7)
        self.assertEqual(action._item_rows()[0]["late"], 7)
        self.assertEqual(action.facts["as_of"], str(day(5)), "as it was decided")

    def test_what_is_confirmed_has_the_facts_of_its_day(self):
        action = self.follow_up(5).action_ids
        self.follow_up(8)
        with self.on(8):
            action.action_confirm()
        self.assertEqual(action.facts["as_of"], str(day(8)))
        self.assertEqual(action.line_ids.days_late, 8)

    def test_the_deadline_moves_with_the_day(self):
        self.level.deadline_days = 8
        action = self.follow_up(5).action_ids
        before = action.deadline_on
        self.follow_up(6)
        self.follow_up(7)
        self.assertEqual((action.deadline_on - before).days, 2)

    def test_an_item_that_falls_due_wakes_it(self):
        later = self.invoice(due=12)  # a Monday
        action = self.follow_up(5).action_ids
        self.looked_at(6)
        self.assertEqual(self.looked_at(12), [])
        self.assertEqual(self.looked_at(13), self.customer.ids)
        self.assertIn(later, action.line_ids.move_id)

    def test_who_is_left_out_is_looked_at_in_the_next_night(self):
        action = self.follow_up(5).action_ids
        self.looked_at(6)
        action._cancel("Not today.", "user_excluded")
        self.assertEqual(self.looked_at(7), self.customer.ids)

    def test_what_failed_is_looked_at_in_the_next_night(self):
        action = self.follow_up(5).action_ids
        self.looked_at(6)
        action.sudo().state = "failed"
        self.assertEqual(self.looked_at(7), self.customer.ids)

    def test_who_got_a_test_gets_the_next_one_after_the_least_days(self):
        self.company.write(
            {"followup_test_mode": True, "followup_test_email": "test@own.example"}
        )
        self.policy.level_ids.mode = "automatic"
        first = self.follow_up(5).action_ids
        self.assertEqual((first.state, first.is_test), ("sent", True))
        self.assertFalse(self.follow_up(6).action_ids)
        nights = [self.follow_up(on).action_ids for on in range(7, 14)]
        self.assertEqual(len([one for one in nights if one]), 1, "a test once more")

    def test_interest_of_the_day_is_shown(self):
        self.company.followup_charge = True
        self.level.claim_charges = True
        self.follow_up(5)
        self.looked_at(6)
        self.assertEqual(self.looked_at(7), self.customer.ids)

    def test_one_statement_writes_what_the_orm_would(self):
        action = self.follow_up(5).action_ids
        columns = [
            name
            for name, field in action._fields.items()
            if field.store and field.column_type and name not in OWN
        ]
        values = action.read(columns, load=None)[0]
        computed = {name for name in columns if action._fields[name].compute}
        given = {
            name: value for name, value in values.items() if name not in computed | OWN
        }
        run = self.env["credit.followup.run"].create({"company_id": self.company.id})
        copy = self.env["credit.followup.action"].sudo()
        copy = copy.create({**given, "run_id": run.id})
        copy.flush_recordset()
        copy.invalidate_recordset()
        made = copy.read(columns, load=None)[0]
        for name in set(columns) - {"run_id"}:
            self.assertEqual(made[name], values[name], name)

    def test_other_addons_add_to_new_actions_at_once(self):
        batches = []
        actions = self.env.registry["credit.followup.action"]
        self.patch(actions, "_proposed", lambda batch: batches.append(batch.ids))
        self.invoice(self._customer("Second"), due=0)
        run = self.follow_up(5)
        self.assertEqual(batches, [run.action_ids.sorted("id").ids])

    @mute_logger("odoo.sql_db")
    def test_a_customer_of_another_company_is_refused(self):
        other = self.env["res.company"].sudo().create({"name": "Other"})
        stranger = self.env["res.partner"].create(
            {"name": "Stranger", "company_id": other.id}
        )
        action = self.follow_up(5).action_ids
        row = {
            "run_id": action.run_id.id,
            "company_id": self.company.id,
            "partner_id": stranger.id,
            "addressee_id": stranger.id,
            "group_key": stranger.id,
            "currency_id": self.company.currency_id.id,
            "kind": "message",
            "date": day(5),
        }
        with self.assertRaises(UserError):
            write_actions(self.env(su=True), [row])


@tagged("post_install", "-at_install")
class TestLooseLinks(FollowupCase):
    """Links without a foreign key are emptied, kept and merged as with one."""

    def test_a_deleted_item_and_invoice_leave_the_line_without_them(self):
        self.policy.level_ids.mode = "confirm"
        move = self.invoice(due=0)
        line = self.follow_up(5).action_ids.line_ids
        move.button_draft()
        move.with_context(force_delete=True).unlink()
        self.assertFalse(line.move_line_id or line.move_id)
        self.assertTrue(line.name, "the snapshot stays")

    def test_who_was_followed_up_is_not_deleted(self):
        customer = self._customer("Deleted")
        self.invoice(customer, due=0)
        action = self.follow_up(5).action_ids
        action.run_id.action_cancel()
        self.env["account.move"].search(
            [("partner_id", "=", customer.id)]
        ).line_ids.partner_id = self.customer
        with self.assertRaisesRegex(UserError, "archived, not deleted"):
            customer.unlink()

    def test_a_deleted_addressee_is_forgotten(self):
        contact = self.env["res.partner"].create(
            {
                "name": "Books",
                "parent_id": self.customer.id,
                "followup_is_addressee": True,
            }
        )
        self.invoice(due=0)
        action = self.follow_up(5).action_ids
        self.assertEqual(action.addressee_id, contact)
        contact.unlink()
        self.assertFalse(action.addressee_id)

    def test_merged_customers_take_their_actions_and_answers_along(self):
        twin = self._customer("Twin")
        self.invoice(twin, due=0)
        action = self.follow_up(5).action_ids
        answers = self.env["credit.followup.answer"].sudo()
        wizard = self.env["base.partner.merge.automatic.wizard"].sudo()
        wizard.create({})._merge((twin | self.customer).ids, self.customer, False)
        self.env.invalidate_all()
        self.assertEqual(action.partner_id, self.customer)
        self.assertFalse(answers.search([("partner_id", "=", twin.id)]))
