"""A start without history: its first days, and with whom it begins."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...facts.contacts.courtesies import courtesy_settings, read_courtesies
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestStart(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.consumer = cls._customer("Boris Dubois", is_company=False)
        cls.waiting = cls._policy(
            cls.company, name="Consumers", segment="consumer", waits=True
        )

    def setUp(self):
        super().setUp()
        self.registry_enter_test_mode()

    def simulation(self, user=None, **values):
        self.env.flush_all()  # it reads on a cursor of its own
        model = self.env["credit.followup.simulation"].with_user(user or self.officer)
        one = model.create({"date": day(0), "days": 10, **values})
        one.action_simulate()
        return one

    def steps(self, simulation):
        return [
            (one.date, one.policy_id.name, one.level_id.name, one.count, one.amount)
            for one in simulation.step_ids.sorted()
        ]

    def test_the_first_days_are_what_the_nights_do(self):
        """Each message that was foretold leaves on its day, and no other."""
        self.policy.level_ids.mode = "automatic"
        self.invoices([500.0, 300.0], due=-5)
        self.invoice(self._customer("Cleo Peeters"), due=-11)
        simulation = self.simulation()
        foretold = self.steps(simulation)
        self.assertTrue(foretold)
        left = []
        for offset in range(10):
            for action in self.follow_up(offset).action_ids:
                self.assertEqual(action.state, "sent")
                left.append((day(offset), action.partner_id, action.level_id))
        lines = simulation.line_ids
        self.assertEqual(
            sorted(left, key=str),
            sorted(((o.date, o.partner_id, o.level_id) for o in lines), key=str),
        )
        self.assertEqual(sum(one[3] for one in foretold), len(left))
        self.assertEqual(
            foretold[0], (day(0), "Test policy", "One", 2, 500.0 + 300.0 + 1000.0)
        )

    def test_a_simulation_of_days_writes_nothing(self):
        move = self.invoice(due=-5)
        self.simulation()
        self.assertFalse(self.item(move).followup_level_id)
        self.assertFalse(self.Run.search([("company_id", "=", self.company.id)]))

    def test_days_that_nobody_would_believe_are_refused(self):
        for days in (0, 61):
            with self.assertRaises(UserError):
                self.simulation(days=days)

    def test_whose_policy_waits_gets_nothing_and_is_told_so(self):
        move = self.invoice(self.consumer, due=-20)
        other = self.invoice(due=-20)
        actions = self.follow_up(0).action_ids
        self.assertEqual(actions.line_ids.move_line_id.move_id, other)
        item = self.item(move)
        self.assertEqual(item.followup_reason, "not_started")
        self.assertIn("not been started", item.followup_sentence)
        foretold = self.simulation(date=day(1))
        self.assertNotIn(self.consumer, foretold.line_ids.partner_id)
        foretold = self.simulation(date=day(1), all_start=True)
        self.assertIn(self.consumer, foretold.line_ids.partner_id)

    def test_a_policy_that_starts_begins_low_with_what_was_due_before(self):
        """Debts of before its own start enter at the first level, as on day one."""
        self.waiting.entry = "by_age"
        old = self.invoice(self.consumer, due=-60)
        self.follow_up(0)
        with self.on(1):
            self.waiting.with_user(self.manager).waits = False
        self.assertEqual(self.waiting.started_on, day(1))
        action = self.follow_up(1).action_ids
        self.assertEqual(action.partner_id, self.consumer)
        self.assertEqual(action.level_id.name, "One")
        self.assertEqual(self.item(old).followup_level_id.name, "One")

    def test_a_copy_of_what_waits_waits_too(self):
        copy = self.waiting.copy()
        self.assertTrue(copy.waits)
        self.assertFalse(copy.started_on)
        copy.waits = 0
        self.assertTrue(copy.started_on)

    def test_nobody_of_a_waiting_policy_is_called_before_his_day(self):
        self.company.followup_courtesy_days = 5
        self.company.followup_courtesy_amount = 100.0
        waiting = self.invoice(self.consumer, due=20)
        other = self.invoice(due=20)
        settings = courtesy_settings(self.company)
        found = [
            move for move, _facts in read_courtesies(self.company, day(0), settings)
        ]
        self.assertIn(other, found)
        self.assertNotIn(waiting, found)

    def test_a_guide_of_policies_that_all_wait_says_so(self):
        self.policy.waits = True
        self.company.followup_test_mode = False
        guides = self.env["credit.followup.settings"].with_user(self.manager)
        guide = guides.create({"company_id": self.company.id})
        self.assertIn("nobody is followed up", guide.live_missing)

    def test_a_company_that_is_off_is_told_as_if_today_was_its_first_day(self):
        self.company.write({"followup_active": False, "followup_started_on": False})
        self.policy.entry = "by_age"
        self.invoice(due=-60)
        foretold = self.simulation()
        self.assertEqual(foretold.line_ids.sorted()[0].level_id.name, "One")

    def test_the_guide_opens_what_each_step_needs(self):
        guides = self.env["credit.followup.settings"].with_user(self.manager)
        guide = guides.create({"company_id": self.company.id})
        self.assertIn("Consumers", guide.waiting_note)
        for action in (guide.action_start(), guide.action_texts()):
            records = self.env[action["res_model"]].with_user(self.manager)
            self.assertTrue(
                records.search_count([("company_id", "=", self.company.id)])
            )
        action = self.env.ref("credit_followup.action_first_days")
        self.env.flush_all()
        found = action.with_user(self.officer).run()
        opened = self.env[found["res_model"]].browse(found["res_id"])
        self.assertEqual(opened.days, 10)
        with self.assertRaises(AccessError):
            action.with_user(self.reader).run()
