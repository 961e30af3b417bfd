from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import day
from ..common_titles import TitlesCase


@tagged("post_install", "-at_install")
class TestTitles(TitlesCase):
    """Goods stay ours until they are paid, where that was agreed in time."""

    def stands(self, title):
        return title.state, title.reason, title.ground

    def judged(self, title, on):
        """Return where the title stands after the night of that day."""
        self.follow_up(on)
        return self.stands(title)

    def test_agreed_before_the_delivery(self):
        acceptance = self.accept()
        title = self.title()
        self.assertEqual(self.stands(title), ("reserved", "agreed", "agreed"))
        self.assertEqual(title.acceptance_id, acceptance)
        self.assertTrue(title.move_id.reserves_title)
        self.assertTrue(self.customer.reserves_title)
        found = self.env["account.move"].search([("reserves_title", "=", True)])
        self.assertIn(title.move_id, found)
        self.assertIn("stay ours", title.move_id._followup_title_clause())

    def test_agreed_on_the_day_after_is_too_late(self):
        self.accept(on=1)
        title = self.title()
        self.assertEqual(self.stands(title), ("none", "no_ground", "too_late"))
        self.assertFalse(title.move_id.reserves_title)
        self.assertFalse(title.move_id._followup_title_clause())

    def test_only_the_whole_payment_releases_and_a_return_takes_it_back(self):
        self.accept()
        title = self.title()
        self.pay(title.move_id, 999.99, on=day(2))
        self.assertEqual(self.judged(title, 3)[:2], ("reserved", "part_paid"))
        payment = self.pay(title.move_id, 0.01, on=day(4))
        self.assertEqual(self.judged(title, 5)[:2], ("released", "paid"))
        self.assertFalse(title.move_id.reserves_title)
        with freeze_time(day(6)):
            payment.move_id.line_ids.remove_move_reconcile()
        self.assertEqual(self.judged(title, 7)[:2], ("reserved", "payment_undone"))

    def test_a_consumer_has_to_agree(self):
        self.customer.followup_segment = "consumer"
        self.accept(way="silence")
        self.assertEqual(self.title().ground, "consumer_silent")
        self.accept(way="copy")
        self.assertEqual(self.title().ground, "agreed")

    def test_a_service_reserves_nothing(self):
        self.accept()
        self.product_a.type = "service"
        self.assertFalse(self.title())

    def test_a_withdrawn_proof_reserves_nothing(self):
        acceptance = self.accept()
        title = self.title()
        acceptance.with_user(self.manager).withdrawn_reason = "For somebody else"
        title.sudo()._look(day(1))
        self.assertEqual(self.stands(title), ("none", "no_ground", "not_accepted"))

    def test_a_manager_says_otherwise_with_a_reason(self):
        title = self.title()
        self.assertEqual(title.state, "none")
        window = self.env["credit.followup.say.title"].with_user(self.manager)
        said = window.create(
            {"title_id": title.id, "said": "reserved", "why": "Signed on paper"}
        )
        said.action_apply()
        self.assertEqual(title.state, "reserved")
        self.assertEqual(title.by_hand_user_id, self.manager)
        with self.assertRaises(UserError):
            title.with_user(self.manager)._say("released", " ")
        with self.assertRaises(AccessError):
            title.with_user(self.officer).action_say()
        with self.assertRaises(AccessError):
            title.with_user(self.manager).write({"by_hand": False})

    def test_what_was_agreed_later_replaces_what_was_agreed_before(self):
        self.accept(on=-2)
        free = self.terms.copy({"name": "2026-2", "reserves_title": False})
        self.accept(on=-1, terms_id=free.id)
        self.assertEqual(self.title().ground, "no_clause")

    def test_a_signature_counts_before_a_note_for_a_consumer(self):
        self.customer.followup_segment = "consumer"
        signed = self.accept(on=-2)
        self.accept(on=-1, way="noted")
        self.assertEqual(self.title().acceptance_id, signed)

    def test_the_version_is_the_one_that_was_in_force(self):
        self.terms.copy({"name": "2099", "valid_from": "2099-01-01"})
        self.assertEqual(self.title().terms_id, self.terms)
