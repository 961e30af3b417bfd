"""Moving in from a file: nobody gets a level that he already had, and none twice."""

from base64 import b64encode
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import FollowupCase, day

from ..effects import history


@tagged("post_install", "-at_install")
class TestMoveIn(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.customer.ref = "C1"
        cls.first, cls.second, cls.third = cls.policy.level_ids.sorted()[:3]

    def file(self, *rows, header="customer;invoice;date;level;channel"):
        text = "\n".join((header, *rows))
        return b64encode(text.encode()).decode()

    def row(self, move, level, on, customer="C1"):
        return f"{customer};{move.name};{day(on)};{level};mail"

    def wizard(self, file, user=None, company=None):
        company = company or self.company
        model = self.env["credit.followup.move.in"].with_user(user or self.manager)
        return model.with_company(company).create(
            {"file": file, "file_name": "old.csv", "company_id": company.id}
        )

    def tried(self, file, on=20, **levels):
        """Read a file, say which levels its levels are, and try it."""
        one = self.wizard(file)
        with self.on(on):
            one.action_read()
            for line in one.level_ids:
                line.level_id = levels.get(line.name)
            one.action_try()
        return one

    def state_of(self, move):
        item = self.item(move)
        return item.followup_level_id, item.followup_level_on

    def test_nobody_gets_a_level_that_he_had(self):
        moved, fresh = self.invoices([500.0, 300.0], due=0)
        other = self.invoice(self._customer("Boris Dubois"), due=0)
        file = self.file(
            self.row(moved, "Herinnering", 6), self.row(moved, "Tweede", 16)
        )
        one = self.tried(file, Herinnering=self.first, Tweede=self.second)
        self.assertFalse(self.item(moved).followup_level_id)
        with self.on(20):
            one.action_apply()
        self.assertEqual(self.state_of(moved), (self.second, day(16)))
        self.assertFalse(self.state_of(fresh)[0])
        self.assertIn("old.csv", moved.message_ids[0].body)
        actions = self.follow_up(20).action_ids
        served = {line.move_line_id.move_id: line.level_id for line in actions.line_ids}
        self.assertNotIn(served.get(moved), (self.first, self.second))
        self.assertEqual(served[other], self.first)
        # Days later he gets what comes next, counted from what the other tool sent.
        actions = self.follow_up(40).action_ids
        own = actions.line_ids.filtered(lambda one: one.move_line_id.move_id == moved)
        self.assertEqual(own.level_id, self.third)

    def test_the_dry_run_tells_each_row_and_writes_nothing(self):
        open_one, paid = self.invoices([500.0, 300.0], due=0)
        self.pay(paid)
        file = self.file(
            self.row(open_one, "Herinnering", 6),
            self.row(open_one, "Herinnering", 6, customer="C2"),
            self.row(paid, "Herinnering", 6),
            f"C1;INV/0000;{day(6)};Herinnering;",
            self.row(open_one, "Unknown", 6),
        )
        one = self.tried(file, Herinnering=self.first)
        self.assertEqual(
            [(row.line, row.why) for row in one.row_ids],
            [
                (3, "other_customer"),
                (4, "settled"),
                (5, "no_invoice"),
                (6, "no_level"),
            ],
        )
        self.assertIn(
            "5 rows; 1 open invoices get a level, 4 rows give none", one.summary
        )
        self.assertIn(f"{self.first.name}: 1", one.summary)
        self.assertFalse(self.item(open_one).followup_level_id)
        self.assertFalse(self.env["credit.followup.moved.file"].search([]))

    def test_the_dry_run_tells_who_gets_what_and_who_is_paused(self):
        moved, fresh = self.invoices([500.0, 300.0], due=0)
        self.item(fresh).sudo().followup_level_id = self.first
        rows = [self.row(one, "Tweede", 18) for one in (moved, fresh)]
        one = self.tried(self.file(*rows), on=20, Tweede=self.second)
        got = [(row.invoice, row.before, row.level, row.on) for row in one.got_ids]
        self.assertEqual(
            got,
            [
                (moved.name, False, "Two", day(18)),
                (fresh.name, "One", "Two", day(18)),
            ],
        )
        self.assertEqual(set(one.got_ids.mapped("customer")), {self.customer.name})
        self.assertFalse(one.row_ids)
        self.assertIn("are paused: 1", one.summary)
        with self.on(20):
            action = one.action_apply()
        shown = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(shown, self.item(moved) | self.item(fresh))

    def test_another_policy_can_be_chosen_after_the_levels(self):
        moved = self.invoice(due=0)
        other = self._policy(self.company, name="Other", segment="key")
        one = self.wizard(self.file(self.row(moved, "One", 6)))
        with self.on(20):
            one.action_read()
            self.assertEqual(one.level_ids.level_id, self.first)
            one.action_file()
            one.policy_id = other
            one.action_read()
        self.assertEqual(one.level_ids.level_id.policy_id, other)

    def test_the_same_file_is_taken_once(self):
        move = self.invoice(due=0)
        file = self.file(self.row(move, "Herinnering", 6))
        with self.on(20):
            self.tried(file, Herinnering=self.first).action_apply()
            with self.assertRaisesRegex(UserError, "moved in on"):
                self.wizard(file).action_read()
        kept = self.env["credit.followup.moved.file"].search([])
        self.assertEqual((kept.rows, kept.moved, kept.name), (1, 1, "old.csv"))

    def test_each_invoice_is_told_once_however_many_there_are(self):
        moves = self.invoices([500.0, 300.0], due=0)
        moves += self.invoice(self._customer("Boris Dubois", ref="C2"), due=0)
        whose = ("C1", "C1", "C2")
        rows = [
            self.row(move, "Herinnering", 6, customer)
            for move, customer in zip(moves, whose, strict=True)
        ]
        one = self.tried(self.file(*rows), Herinnering=self.first)
        with self.on(20), patch.object(history, "INVOICES", 1):
            one.action_apply()
        for move in moves:
            notes = move.message_ids.filtered(lambda m: "old.csv" in m.body)
            self.assertEqual(len(notes), 1)

    def test_no_step_back(self):
        move = self.invoice(due=0)
        self.follow_up(5)
        self.assertEqual(self.state_of(move), (self.first, day(5)))
        one = self.tried(
            self.file(self.row(move, "Herinnering", 3)), Herinnering=self.first
        )
        self.assertEqual(one.row_ids.why, "further")
        with self.on(20), self.assertRaisesRegex(UserError, "No invoice gets"):
            one.action_apply()
        self.assertEqual(self.state_of(move), (self.first, day(5)))
        self.assertFalse(self.env["credit.followup.moved.file"].search([]))

    def test_a_level_of_another_policy_or_company_is_none(self):
        move = self.invoice(due=0)
        other = self._policy(self.setup_other_company()["company"])
        one = self.wizard(self.file(self.row(move, "Herinnering", 6)))
        one.action_read()
        one.level_ids.sudo().level_id = other.level_ids[0]
        for name in ("action_try", "action_apply"):
            with self.assertRaisesRegex(UserError, "levels of this policy"):
                getattr(one, name)()

    def test_a_notice_was_served(self):
        notice = self.policy.level_ids.sorted()[-1:]
        move = self.invoice(due=0)
        one = self.tried(self.file(self.row(move, "Ingebreke", 12)), Ingebreke=notice)
        with self.on(20):
            one.action_apply()
        item = self.item(move)
        self.assertEqual(item.followup_notice, notice.nature)
        self.assertEqual(item.followup_notice_on, day(12))

    def test_what_follows_another_policy_goes_on_after_a_level_as_grave(self):
        short = self._policy(self.company, name="Short")
        short.level_ids.sorted()[1:3].unlink()
        self.customer.followup_policy_id = short
        move = self.invoice(due=0)
        file = self.file(self.row(move, "Tweede", 12))
        with self.on(20):
            self.tried(file, Tweede=self.second).action_apply()
        self.assertEqual(self.state_of(move), (short.level_ids.sorted()[0], day(12)))
        self.assertFalse(self.item(move).followup_notice)
        # Of its two levels he had the first one's like: the next is the notice.
        actions = self.follow_up(47).action_ids
        own = actions.line_ids.filtered(lambda one: one.move_line_id.move_id == move)
        self.assertEqual(own.level_id, short.level_ids.sorted()[-1])

    def test_a_graver_notice_stays(self):
        move = self.invoice(due=0)
        self.env["account.move.line"]._followup_set(
            {
                self.item(move).id: {
                    "followup_notice": "3",
                    "followup_notice_on": day(15),
                }
            }
        )
        one = self.tried(self.file(self.row(move, "Derde", 12)), Derde=self.third)
        self.assertEqual(one.row_ids.why, "further")

    def test_nobody_is_written_to_the_day_after_the_other_tool_wrote(self):
        told, other = self.invoices([500.0, 300.0], due=0)
        file = self.file(self.row(told, "Derde", 19))
        one = self.tried(file, Derde=self.third)
        with self.on(20):
            one.action_apply()
        hold = self.env["credit.followup.hold"].search(
            [("partner_id", "=", self.customer.id)]
        )
        self.assertEqual((hold.reason, hold.date_to), ("pause", day(26)))
        self.assertFalse(self.follow_up(20).action_ids)
        later = self.follow_up(26).action_ids
        self.assertIn(other, later.line_ids.move_line_id.move_id)

    def test_levels_are_named_by_a_person_unless_they_are_called_the_same(self):
        move = self.invoice(due=0)
        rows = [self.row(move, name, 6) for name in ("Aanmaning", " ONE", "one")]
        one = self.wizard(self.file(*rows))
        one.action_read()
        self.assertEqual(
            [(line.count, line.level_id) for line in one.level_ids],
            [(1, self.env["credit.followup.level"]), (2, self.first)],
        )

    def test_files_that_are_none(self):
        for header, rows, words in (
            ("invoice;date;level;name", (), "not known"),
            ("invoice;date", (), "missing"),
            ("invoice;date;level", ("INV/1;2026-02-30;x",), "no day"),
            ("invoice;date;level", (), "no rows"),
        ):
            with self.assertRaisesRegex(UserError, words):
                self.wizard(self.file(*rows, header=header)).action_read()
        with self.assertRaisesRegex(UserError, "UTF-8"):
            self.wizard(b64encode(b"\xff\xfe\x00").decode()).action_read()

    def test_managers_of_the_company_alone(self):
        move = self.invoice(due=0)
        file = self.file(self.row(move, "Herinnering", 6))
        with self.assertRaises(AccessError):
            self.wizard(file, self.officer)
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_manager", other)
        with self.assertRaises(AccessError):
            self.wizard(file, stranger).action_read()
        self._switch_on(other, self._policy(other))
        own = self.wizard(file, stranger, other)
        own.action_read()
        own.action_try()
        self.assertEqual(own.row_ids.why, "no_invoice")

    def test_many_rows_are_no_more_queries(self):
        moves = self.invoices([10.0] * 25, due=0)
        rows = [self.row(move, "Herinnering", 6) for move in moves]

        def queries(file):
            one = self.tried(file, Herinnering=self.first)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            with self.on(20):
                one.action_try()
                self.env.flush_all()
            return self.cr.sql_log_count - before

        few = queries(self.file(*rows[:5]))
        self.assertLessEqual(queries(self.file(*rows)), few + 1)
