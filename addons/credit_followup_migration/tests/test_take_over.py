"""Moving in where OCA's Credit Control really ran: nobody gets a level that he had.

Run by the test command on a database of its own, where both addons are installed.
"""

from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from ..effects import take_over
from .common import LEVELS, TakeOverCase


@tagged("credit_control", "post_install", "-at_install", "-standard")
class TestTakeOver(TakeOverCase):
    def test_nobody_gets_a_level_that_he_had(self):
        """Each invoice has one more level than there, none again, on any night."""
        moves = [self.invoice(self.customer, due=ago) for ago in (-60, -40, -12, -3)]
        moves += [self.invoice(self.boris, 200.0, due=ago) for ago in (-80, -15)]
        for offset in (-70, -40, -20, 0):
            self.they_run(offset)
        had = {}
        for line in self.env["credit.control.line"].search([("state", "=", "sent")]):
            number = had.get(line.invoice_id, 0)
            had[line.invoice_id] = max(number, line.level)
        self.assertEqual(set(had.values()), {1, 2, 3})
        self.take_over(1)
        levels = list(self.own().level_ids.sorted())
        for move in moves:
            level = self.item(move).followup_level_id
            number = levels.index(level) + 1 if level else 0
            self.assertEqual(number, had.get(move, 0), move.name)
        self.company.followup_active = True
        served = set()
        for offset in (2, 9, 16, 30, 44, 58):
            run = self.follow_up(offset)
            for action in run.action_ids.filtered(lambda one: one.state == "proposed"):
                self.act(action, "action_confirm", offset=offset)
            for line in run.action_ids.line_ids.filtered("level_id"):
                if line.role == "raised":
                    number = levels.index(line.level_id) + 1
                    self.assertGreater(number, had.get(line.move_id, 0))
                    self.assertNotIn((line.move_id, number), served)
                    served.add((line.move_id, number))
        self.assertTrue(served)

    def test_levels_come_never_sooner_than_there(self):
        self.they_run(0)
        self.invoice(due=-20)
        self.they_run(1)
        self.take_over(2, Last="2")
        policy = self.own()
        found = [
            (one.name, one.days, one.least_days, one.nature, one.mode)
            for one in policy.level_ids.sorted()
        ]
        self.assertEqual(
            found,
            [
                ("10 days", 10, 0, "1", "confirm"),
                ("Month", 40, 0, "1", "confirm"),
                ("Last", 50, 10, "2", "confirm"),
            ],
        )
        last = policy.level_ids.sorted()[-1]
        self.assertTrue(last.by_letter)
        self.assertFalse(last.by_email)
        self.assertEqual(self.company.followup_policy_id, policy)
        self.assertEqual(policy.minimum_item, 0.5)

    def test_what_did_not_leave_gives_no_level(self):
        move, queued = self.invoice(due=-20), self.invoice(self.boris, due=-20)
        lines = self.they_run(0, "to_be_sent")
        lines.filtered(lambda one: one.invoice_id == queued).state = "queued"
        told = self.take_over(1)
        self.assertFalse(self.item(move).followup_level_id)
        self.assertEqual(self.item(queued).followup_level_id.name, "10 days")
        self.assertIn("Messages there that did not leave: 1", told)

    def test_who_follows_what_and_who_is_left_out_comes_along(self):
        firm = self.their_policy("Firm", LEVELS)
        self.boris.credit_policy_id = firm
        self.cleo.credit_policy_id = self.nobody
        by_hand = self._customer("Dora Maes", manual_followup=True)
        self.customer.payment_responsible_id = self.officer
        hers, theirs = self.invoice(self.cleo, due=-30), self.invoice(due=-30)
        out = self.invoice(due=-30)
        out.credit_policy_id = self.nobody
        staff = self.company_data["default_account_receivable"].copy(
            {"code": "400999", "name": "Staff"}
        )
        lent = self.invoice(due=-30)
        account = self.item(lent)
        lent.button_draft()
        account.account_id = staff
        lent.action_post()
        told = self.take_over(1)
        boris = self.boris.with_company(self.company)
        self.assertEqual(boris.followup_policy_id.name, "Firm")
        customer = self.customer.with_company(self.company)
        self.assertEqual(customer.followup_user_id, self.officer)
        holds = self.env["credit.followup.hold"].search(
            [("company_id", "=", self.company.id), ("date_to", "=", False)]
        )
        self.assertEqual(holds.partner_id, self.cleo | by_hand)
        self.assertTrue(self.item(out).no_followup)
        self.assertTrue(self.item(lent).no_followup)
        self.assertFalse(self.item(theirs).no_followup)
        self.assertIn("400999 Staff", told)
        self.company.followup_active = True
        written = self.follow_up(20).action_ids.line_ids.move_id
        self.assertFalse((hers | out | lent) & written)
        self.assertIn(theirs, written)

    def test_once_more_takes_only_what_is_new(self):
        move = self.invoice(due=-20)
        self.they_run(0)
        self.take_over(1)
        policy, before = self.own(), self.item(move).followup_level_on
        hold = self.env["credit.followup.hold"].search(
            [("partner_id", "=", self.customer.id)]
        )
        self.assertEqual((len(policy), len(hold)), (1, 1))
        told = self.take_over(1)
        self.assertEqual(self.own(), policy)
        self.assertEqual(self.item(move).followup_level_on, before)
        self.assertIn("The invoice has this level, or a higher one: 1", told)
        self.assertEqual(len(hold.search([("partner_id", "=", self.customer.id)])), 1)
        later = self.invoice(self.boris, due=-20)
        self.they_run(3)
        self.take_over(4)
        self.assertEqual(self.item(later).followup_level_id.policy_id, policy)

    def test_some_customers_at_a_time_are_all_of_them(self):
        """Also where one was told under two policies, and has several invoices."""
        self.boris.credit_policy_id = self.their_policy("Firm", LEVELS)
        moves = self.invoices([500.0, 300.0], due=-20)
        moves += self.invoice(self.boris, due=-20) | self.invoice(self.cleo, due=-20)
        self.they_run(0)
        with patch.object(take_over, "CUSTOMERS", 1), self.on(1):
            one = self.opened()
            one.action_try()
            told = one.summary
            one.action_apply()
        self.assertIn("House, 10 days: 3", told)
        self.assertIn("Firm, 10 days: 1", told)
        for move in moves:
            self.assertEqual(self.state_of(move), ("10 days", day(0)))
            notes = move.message_ids.filtered(lambda m: "another tool" in m.body)
            self.assertEqual(len(notes), 1)
        taken = self.env["credit.followup.moved.file"].search(
            [("company_id", "=", self.company.id)]
        )
        self.assertEqual((taken.rows, taken.moved), (4, 4))

    def test_the_dry_run_writes_nothing(self):
        move = self.invoice(due=-20)
        self.they_run(0)
        before = self.env["credit.followup.policy"].search_count([])
        with self.on(1):
            one = self.opened()
            one.action_try()
        self.assertIn("House, 10 days: 1", one.summary)
        self.assertFalse(self.item(move).followup_level_id)
        self.assertFalse(self.item(move).no_followup)
        self.assertEqual(self.env["credit.followup.policy"].search_count([]), before)
        self.assertFalse(
            move.message_ids.filtered(lambda m: "Credit Control" in m.body)
        )

    def test_who_is_no_manager_and_another_company_are_refused(self):
        self.invoice(due=-20)
        self.they_run(0)
        for user in (self.officer, self.reader):
            with self.assertRaises(AccessError):
                self.opened(user)
        one = self.opened()
        other = self.setup_other_company()["company"]
        one.company_id = other
        with self.assertRaises(AccessError):
            one.action_apply()

    def test_a_company_that_followed_nobody_is_told(self):
        self.company.credit_policy_id = False
        self.boris.credit_policy_id = self.theirs
        self.invoice(self.boris, due=-20)
        self.they_run(0)
        told = self.take_over(1)
        self.assertIn("follows nobody who has no policy of his own", told)
        self.assertEqual(self.company.followup_policy_id, self.policy)
        self.assertTrue(self.policy.waits)
        self.assertFalse(self.own().waits)
        other = self.invoice(due=-30)
        self.company.followup_active = True
        written = self.follow_up(20).action_ids.partner_id
        self.assertEqual(written, self.boris)
        self.assertEqual(self.item(other).followup_reason, "not_started")

    def test_a_run_of_a_day_to_come_counts_today(self):
        move = self.invoice(due=-20)
        self.they_run(10)
        self.take_over(1)
        self.assertEqual(self.state_of(move), ("10 days", day(1)))

    def test_the_day_is_that_of_the_letter_and_not_of_the_run(self):
        move = self.invoice(due=-20)
        lines = self.they_run(0)
        letters = self.env["credit.control.communication"]
        letter = letters._generate_comm_from_credit_lines(lines)
        letter.report_date = day(8)
        self.take_over(9)
        self.assertEqual(self.state_of(move), ("10 days", day(8)))
        holds = self.env["credit.followup.hold"].search(
            [("partner_id", "=", self.customer.id)]
        )
        self.assertEqual(holds.date_to, day(15))

    def test_a_payment_that_comes_back_finds_his_level(self):
        move = self.invoice(due=-20)
        self.they_run(0)
        payment = self.pay(move, on=day(0))
        self.take_over(1)
        self.assertFalse(move.message_ids.filtered(lambda m: "another tool" in m.body))
        payment.move_id.line_ids.remove_move_reconcile()
        self.assertEqual(self.state_of(move), ("10 days", day(0)))

    def test_who_follows_another_policy_gets_the_level_that_is_like_it(self):
        """His second reminder is the second one of his policy, not its second step."""
        kind = self._policy(self.company, name="Kind", segment="key")
        courtesy, *reminders = kind.level_ids.sorted()
        courtesy.nature = "0"
        reminders[0].nature = reminders[1].nature = "1"
        self.boris.with_company(self.company).followup_policy_id = kind
        move = self.invoice(self.boris, due=-80)
        for offset in (-70, -40):
            self.they_run(offset)
        self.take_over(1)
        self.assertEqual(self.item(move).followup_level_id, reminders[1])

    def test_what_a_person_included_or_ended_here_stays(self):
        self.cleo.credit_policy_id = self.nobody
        out = self.invoice(due=-30)
        out.credit_policy_id = self.nobody
        self.take_over(1)
        hold = self.env["credit.followup.hold"].search(
            [("partner_id", "=", self.cleo.id)]
        )
        with self.on(2):
            hold.with_user(self.manager).action_end()
        self.item(out).no_followup = False
        self.env["res.lang"]._activate_lang("fr_FR")
        self.manager.lang = "fr_FR"
        self.take_over(3)
        self.assertFalse(self.item(out).no_followup)
        holds = hold.search([("partner_id", "=", self.cleo.id)])
        self.assertEqual(holds, hold)
