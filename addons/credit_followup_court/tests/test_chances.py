"""Go or no-go: amount times success less cost, on own results or one's own figure."""

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, UserError

from odoo.addons.credit_followup.tests.common import day

from .common import CourtCase


class TestChances(CourtCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.customer.company_registry = "0477472701"
        cls.invoice(amount=9000.0, due=-60)

    def open(self, user=None):
        customer = self.customer.with_user(user or self.officer)
        window = customer.action_followup_chances()
        return (
            self.env[window["res_model"]]
            .with_user(user or self.officer)
            .browse(window["res_id"])
        )

    def test_the_sum_is_shown_and_nothing_is_decided(self):
        window = self.open()
        court, agency, lost = window.line_ids
        self.assertEqual(window.amount, 9000.0)
        self.assertEqual((court.rests_on, court.is_known), ("unknown", False))
        court.write({"figure": 60, "cost": 1500})
        self.assertEqual((court.comes_in, court.brings), (5400.0, 3900.0))
        agency.write({"figure": 40, "fee": 20})
        self.assertEqual(agency.brings, 2880.0)
        lost.sure = 1561.98
        self.assertEqual((lost.brings, lost.is_known), (1561.98, True))

    def test_ten_own_cases_go_before_a_figure(self):
        moves = self.invoices([100.0] * 10, due=-60)
        cases = self.env["credit.followup.court.case"]
        for move in moves:
            cases |= cases.create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "path": "be_undisputed",
                    "move_line_ids": [Command.set(self.item(move).ids)],
                }
            )
        for move in moves[:4]:
            self.pay(move)
        with freeze_time(day(1)):
            cases[:9].with_user(self.manager).action_close()
        self.assertEqual(self.open().line_ids[0].rests_on, "unknown")
        cases[9].with_user(self.manager).action_close()
        court = self.open().line_ids[0]
        court.figure = 90
        self.assertEqual((court.cases, court.rests_on), (10, "own_results"))
        self.assertEqual(court.success, 40.0)

    def test_rights_and_nothing_late(self):
        with self.assertRaises(AccessError):
            self.open(self.reader)
        other = self._customer("Boris Dubois").with_user(self.officer)
        with self.assertRaisesRegex(UserError, "owes nothing late"):
            other.action_followup_chances()
