from unittest.mock import patch

from odoo.exceptions import LockError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from ..effects.placements import plan
from .common_answers import AnswersCase


@tagged("post_install", "-at_install")
class TestAtOnce(AnswersCase):
    """Many cases at once, and one case that two workers have at once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.invoice(due=1, currency_id=cls.euro.id)

    def test_what_is_late_besides_is_counted_for_all_at_once(self):
        with self.on(65):
            case = self.hand_over(self.move)
            neighbour = self.customer.copy({"name": "Neighbour", "ref": False})
            own, _late, _abroad, _early = (
                self.invoice(neighbour, due=due, **said)
                for due, said in (
                    (1, {"currency_id": self.euro.id}),
                    (2, {"currency_id": self.euro.id}),
                    (2, {}),
                    (70, {"currency_id": self.euro.id}),
                )
            )
            both = case | self.hand_over(own)
            both.invalidate_recordset()
            self.assertEqual(both.mapped("addable_count"), [1, 1])
            self.assertEqual(self.queries_to_count(case), self.queries_to_count(both))
            rest = self.prepare(self.other)
            both.invalidate_recordset()
            self.assertEqual((both | rest).mapped("addable_count"), [0, 1, 0])

    def queries_to_count(self, cases):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        cases.mapped("addable_count")
        return self.env.cr.sql_log_count - before

    def test_tasks_of_many_cases_are_made_together(self):
        with self.on(65):
            cases = self.hand_over(self.move) | self.hand_over(self.other)
            for case in cases:
                self.answer(self.row(case, "accepted", 65))
                self.answer(self.row(case, "closed", 65, status_code="uncollectable"))
            before = [(one.note, one.user_id) for one in cases.activity_ids]
            activity = type(self.env["mail.activity"])
            with patch.object(
                activity, "create", autospec=True, side_effect=activity.create
            ) as made:
                plan(cases)
            self.assertEqual(made.call_count, 1)
            after = [(one.note, one.user_id) for one in cases.activity_ids]
            self.assertEqual((after, len(after)), (before, 2))

    def test_a_case_that_is_in_use_stops_no_payment(self):
        with self.on(65):
            case = self.hand_over(self.move)
            lock = patch.object(
                type(case), "lock_for_update", side_effect=LockError("x")
            )
            with lock:
                self.pay(self.move, 40, on=day(65))
            self.assertFalse(self.updates(case))
            self.assertFalse(case.activity_ids.filtered("note"))
            case._look(day(65))
            self.assertIn("Payment", "".join(self.updates(case).mapped("said")))

    def updates(self, case):
        """Return what the agency was told after the file itself."""
        return case.exchange_ids.filtered(lambda one: one.kind == "update")
