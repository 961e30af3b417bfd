"""Who was not followed up by Credit Control is not followed up here either.

Run by the test command on a database of its own, where both addons are installed.
"""

from odoo import Command
from odoo.tests import tagged

from .common import LAST, LEVELS, TakeOverCase


@tagged("credit_control", "post_install", "-at_install", "-standard")
class TestTakeOverLeftOut(TakeOverCase):
    def test_what_was_sent_under_a_policy_that_went_counts(self):
        """Obsolete by now, or of another company: he had the level all the same."""
        move = self.invoice(due=-80)
        for offset in (-70, -40):
            self.they_run(offset)
        self.theirs.do_nothing = True
        self.company.credit_policy_id = self.their_policy("New", (*LEVELS, LAST))
        self.take_over(1)
        self.assertEqual(self.item(move).followup_level_id.name, "Month")
        self.assertFalse(self.own().active)
        self.company.followup_active = True
        action = self.follow_up(9).action_ids
        self.assertEqual(action.level_id, self.own("New").level_ids.sorted()[2])

    def test_who_has_a_policy_that_is_not_in_use_is_left_alone(self):
        archived = self.their_policy("Archived", LEVELS)
        self.boris.credit_policy_id = archived
        archived.active = False
        foreign = self.their_policy("Foreign", LEVELS)
        self.cleo.credit_policy_id = foreign
        foreign.company_id = self.setup_other_company()["company"]
        hers, his = self.invoice(self.cleo, due=-30), self.invoice(self.boris, due=-30)
        self.take_over(1)
        self.assertFalse(self.own("Archived") | self.own("Foreign"))
        self.company.followup_active = True
        written = self.follow_up(20).action_ids.line_ids.move_id
        self.assertFalse((hers | his) & written)

    def test_an_archived_policy_of_the_company_follows_nobody(self):
        self.theirs.active = False
        move = self.invoice(due=-30)
        with self.on(1):
            one = self.opened()
            self.assertFalse(one.level_ids)
            one.action_try()
            one.action_apply()
        self.company.followup_active = True
        self.assertFalse(self.follow_up(20).action_ids)
        self.assertEqual(self.item(move).followup_reason, "not_started")

    def test_a_policy_follows_its_own_accounts_alone(self):
        special = self.company_data["default_account_receivable"].copy(
            {"code": "400900", "name": "Special"}
        )
        firm = self.their_policy("Firm", LEVELS)
        firm.account_ids = [Command.set(special.ids)]
        self.boris.property_account_receivable_id = special
        self.boris.credit_policy_id = firm
        his = self.invoice(self.boris, due=-30)
        hers = self.invoice(self.cleo, due=-30)
        hers.button_draft()
        hers.line_ids.filtered(lambda one: one.account_type == "asset_receivable")[
            0
        ].account_id = special
        hers.action_post()
        self.take_over(1)
        self.assertFalse(self.item(his).no_followup)
        self.assertTrue(self.item(hers).no_followup)

    def test_a_contact_of_his_own_policy_is_left_alone(self):
        contact = self.env["res.partner"].create(
            {"name": "Branch", "parent_id": self.customer.id}
        )
        contact.credit_policy_id = self.nobody
        move, other = self.invoices([500.0, 300.0], due=-30)
        item = self.item(move)
        self.env.cr.execute(
            "UPDATE account_move_line SET partner_id = %s WHERE id = %s",
            [contact.id, item.id],
        )
        item.invalidate_recordset()
        self.take_over(1)
        self.assertTrue(item.no_followup)
        self.assertFalse(self.item(other).no_followup)
