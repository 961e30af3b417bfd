"""What may be written off: what a rule names and nobody works on."""

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError

from ..common import day
from .common import BooksCase


class TestCandidates(BooksCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        frozen = freeze_time(day(0))
        frozen.start()
        cls.addClassCleanup(frozen.stop)

    def candidates(self):
        window = self.Propose.with_user(self.officer)
        opened = window._open_candidates()
        return window.browse(opened["res_id"])

    def test_rests_and_old_items_are_proposed(self):
        rest, old, young, held = self.invoices([100.0] * 4, due=-10)
        self.pay(rest, 99.0)
        old.invoice_date_due = held.invoice_date_due = day(-365)
        young.invoice_date_due = day(-364)
        self.env["credit.followup.hold"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "move_line_id": self.item(held).id,
                "reason": "dispute",
                "note": "Test",
            }
        )
        window = self.candidates()
        found = {row.move_line_id.move_id: row.ground for row in window.line_ids}
        self.assertEqual(found, {rest: "residue", old: "age"})
        self.assertIn("1.00", window.line_ids[-1].evidence)
        window.action_apply()
        made = self.WriteOff.search([("company_id", "=", self.company.id)])
        self.assertEqual(set(made.mapped("state")), {"proposed"})
        self.assertFalse(self.candidates().line_ids)

    def test_nothing_is_proposed_without_a_rule(self):
        self.company.followup_write_off_residue = 0
        self.company.followup_write_off_days = 0
        self.invoice(due=-4000)
        self.assertFalse(self.candidates().line_ids)

    def test_items_of_the_list(self):
        moves = self.invoices([10.0, 20.0], due=-10)
        items = self.item(moves[0]) | self.item(moves[1])
        opened = items.with_user(self.officer).action_followup_write_off()
        window = self.Propose.with_user(self.officer).browse(opened["res_id"])
        with self.assertRaisesRegex(UserError, "Say what proves"):
            window.action_apply()
        window.evidence = "Nobody lives there"
        window.action_apply()
        self.assertEqual(moves.mapped("payment_state"), ["paid", "paid"])
        with self.assertRaisesRegex(UserError, "open items"):
            items.with_user(self.officer).action_followup_write_off()
        with self.assertRaises(AccessError):
            items.with_user(self.reader).action_followup_write_off()

    def test_many_items_ask_the_database_as_often_as_few(self):
        moves = [self.invoice(self._customer(f"C{i}"), due=-i) for i in range(8)]
        items = self.env["account.move.line"].union(*map(self.item, moves))

        def queries(found):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            found.with_user(self.officer).action_followup_write_off()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(items[:2])
        self.assertEqual(queries(items[:2]), queries(items[2:]))
