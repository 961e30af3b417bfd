"""What the discussions of the customer and of the invoice keep of what left."""

from odoo.tests import tagged

from ...effects import discussion
from ..common import FollowupCase

FEW, MANY = 2, 12


@tagged("post_install", "-at_install")
class TestDiscussions(FollowupCase):
    """One note a message that left, with its document, of who let it go."""

    def setUp(self):
        super().setUp()
        self.customer.company_id = self.company  # seen by no other company
        self.level = self.policy.level_ids.sorted()[0]
        self.level.mode = "confirm"
        self.move = self.invoice(due=0)

    def notes(self, record, action):
        """Return the notes of a record about an action, oldest first."""
        return record.message_ids.filtered(
            lambda one: action.reference in (one.body or "")
        ).sorted("id")

    def test_where_other_companies_see_the_customer_the_note_has_no_document(self):
        self.customer.company_id = False
        self.level.write({"by_letter": True, "mode": "automatic"})
        action = self.follow_up(5).action_ids
        action.with_user(self.officer).action_printed()
        self.assertFalse(self.notes(self.customer, action).attachment_ids)
        self.assertTrue(self.notes(self.move, action).attachment_ids)

    def test_a_company_that_follows_up_by_hand_has_its_notes_on_the_customer(self):
        self.customer.company_id = False
        self.env["res.company"].search([]).followup_active = False
        run = self.env["credit.followup.run"].with_user(self.manager)
        with self.on(5):
            by_hand = run.create({"company_id": self.company.id})
            by_hand.action_propose()
        action = by_hand.action_ids
        self.act(action, "action_confirm", offset=5)
        self.assertTrue(self.notes(self.customer, action))
        self.setup_other_company()["company"].followup_active = True
        self.act(action, "action_resend", offset=5)
        copy = self.Action.search([("duplicate_of_id", "=", action.id)])
        self.assertEqual(copy.state, "sent")
        self.assertFalse(self.notes(self.customer, copy))

    def test_a_mail_is_noted_in_the_name_of_who_confirmed_it(self):
        action = self.follow_up(5).action_ids
        self.act(action, "action_confirm", offset=5)
        for record in (self.move, self.customer):
            note = self.notes(record, action)
            self.assertEqual(note.author_id, self.officer.partner_id)
            self.assertIn("E-mail · anna@customer.example", note.body)
            self.assertTrue(note.is_internal)
            self.assertFalse(note.notification_ids)

    def test_what_nobody_confirmed_is_of_the_machine(self):
        self.level.mode = "automatic"
        action = self.follow_up(5).action_ids
        robot = self.env.ref("base.partner_root")
        self.assertEqual(self.notes(self.move, action).author_id, robot)

    def test_a_letter_is_noted_when_it_was_printed_with_the_letter_itself(self):
        self.level.by_letter = True
        action = self.follow_up(5).action_ids
        self.act(action, "action_confirm", offset=5)
        self.assertEqual(len(self.notes(self.move, action)), 1)
        with self.on(6):
            action.with_user(self.officer).action_printed()
        letter = action.delivery_ids.attachment_id
        for record in (self.move, self.customer):
            note = self.notes(record, action)[-1]
            self.assertIn("Letter · Marktplein 1", note.body)
            self.assertEqual(note.attachment_ids, letter)
            self.assertEqual(note.author_id, self.officer.partner_id)

    def test_a_letter_that_was_never_printed_is_not_noted(self):
        self.level.write({"by_email": False, "by_letter": True})
        action = self.follow_up(5).action_ids
        self.act(action, "action_confirm", offset=5)
        self.assertFalse(self.notes(self.move, action))

    def test_the_invoices_that_went_along_hang_on_the_note(self):
        self.level.attach_invoices = True
        action = self.follow_up(5).action_ids
        self.act(action, "action_confirm", offset=5)
        sent = action.delivery_ids.mail_id.attachment_ids
        self.assertEqual(self.notes(self.customer, action).attachment_ids, sent)

    def test_the_notes_of_a_batch_need_the_same_queries_as_of_two(self):
        self.level.mode = "automatic"
        for number in range(MANY + FEW):
            self.invoice(self._customer(f"Customer{number} NV"), due=0)
        deliveries = self.follow_up(5).action_ids.delivery_ids
        self.queries(deliveries[:1])
        few = self.queries(deliveries[1 : FEW + 1])
        many = self.queries(deliveries[FEW + 1 : FEW + MANY])
        self.assertLessEqual(many, few)

    def queries(self, deliveries):
        """Return how many queries the notes need."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        discussion.note(deliveries)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before
