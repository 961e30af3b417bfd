"""Moving in where OCA's Credit Control really ran: nobody gets a level that he had.

Run by the test command on a database of its own, where both addons are installed.
"""

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import FollowupCase, day

LEVELS = (("10 days", "net_days", 10), ("Month", "end_of_month", 10))
LAST = ("Last", "previous_date", 10)


@tagged("credit_control", "post_install", "-at_install", "-standard")
class TestTakeOver(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.followup_active = False
        manager = "account_credit_control.group_account_credit_control_manager"
        cls.env.user.group_ids += cls.env.ref(manager)
        cls.boris = cls._customer("Boris Dubois")
        cls.cleo = cls._customer("Cleo Peeters")
        cls.theirs = cls.their_policy("House", (*LEVELS, LAST))
        cls.nobody = cls.env.ref("account_credit_control.credit_control_no_follow")
        cls.company.credit_policy_id = cls.theirs
        cls.company.credit_control_tolerance = 0.5

    @classmethod
    def their_policy(cls, name, levels):
        template = "account_credit_control.email_template_credit_control_base"
        account = cls.company_data["default_account_receivable"]
        return cls.env["credit.control.policy"].create(
            {
                "name": name,
                "company_id": cls.company.id,
                "account_ids": [Command.set(account.ids)],
                "level_ids": [
                    Command.create(
                        {
                            "name": level,
                            "level": number,
                            "computation_mode": mode,
                            "delay_days": days,
                            "channel": "letter" if level == "Last" else "email",
                            "email_template_id": cls.env.ref(template).id,
                            "custom_text": "Please pay.",
                            "custom_mail_text": "Please pay.",
                        }
                    )
                    for number, (level, mode, days) in enumerate(levels, start=1)
                ],
            }
        )

    def they_run(self, offset, state="sent"):
        """Let their addon run on a day, and mark what it proposes."""
        self.env.flush_all()  # it reads its own tables by statements
        run = self.env["credit.control.run"].create(
            {"date": day(offset), "company_id": self.company.id}
        )
        run.generate_credit_lines()
        marker = self.env["credit.control.marker"].create(
            {"name": state, "line_ids": [Command.set(run.line_ids.ids)]}
        )
        if run.line_ids:
            marker.mark_lines()
        return run.line_ids

    def opened(self, user=None):
        wizards = self.env["credit.followup.move.in"].with_user(user or self.manager)
        one = wizards.with_company(self.company).create({})
        self.assertTrue(one.has_credit_control)
        action = one.action_credit_control()
        return one.env[action["res_model"]].browse(action["res_id"])

    def take_over(self, offset, **natures):
        with self.on(offset):
            one = self.opened()
            for level in one.level_ids:
                level.nature = natures.get(level.name, "1")
            one.action_try()
            told = one.summary
            one.action_apply()
        return told

    def own(self, name="House"):
        return self.env["credit.followup.policy"].search(
            [("name", "=", name), ("company_id", "=", self.company.id)]
        )

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
        here = {"company": self.company}
        boris = self.boris.with_company(self.company)
        self.assertEqual(boris.followup_policy_id.name, "Firm", here)
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

    def test_the_dry_run_writes_nothing(self):
        move = self.invoice(due=-20)
        self.they_run(0)
        before = self.env["credit.followup.policy"].search_count([])
        with self.on(1):
            one = self.opened()
            one.action_try()
        self.assertIn("10 days: 1", one.summary)
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
