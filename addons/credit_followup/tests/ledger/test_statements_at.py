"""The statement at a day: as the books were then, with ages, a code, and a workbook."""

import base64
import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools.pdf import PdfFileReader

from ...effects.channels.transfers import transfer_params
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestStatementsAt(FollowupCase):
    """Two invoices; one was paid in part on day 10, the other on day 20."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one = cls.invoice(amount=1000.0, due=-40)
        cls.two = cls.invoice(amount=500.0, due=5)
        cls.pay(cls.one, 300.0, on=day(10))
        cls.pay(cls.two, on=day(20))

    def part(self, offset, today=30):
        with self.on(today):
            own = self.customer.with_context(followup_day=str(day(offset)))
            return own._followup_statement(self.company)

    def test_what_was_paid_later_was_open(self):
        (part,) = self.part(9)
        self.assertEqual([row.left for row in part.rows], [1000.0, 500.0])
        self.assertEqual(part.balance, 1500.0)
        (part,) = self.part(10)
        self.assertEqual([row.left for row in part.rows], [700.0, 500.0])
        (part,) = self.part(20)
        self.assertEqual([row.left for row in part.rows], [700.0])
        self.assertEqual(self.part(-80), [])

    def test_ages_are_those_of_the_day(self):
        (part,) = self.part(5)
        ages = dict(part.ages())
        self.assertEqual((ages["not_due"], ages["d31_60"]), (500.0, 1000.0))
        (part,) = self.part(6)
        self.assertEqual(dict(part.ages())["d1_30"], 500.0)
        self.assertEqual(part.loose, 0)

    def test_what_nobody_allocated_is_below_zero(self):
        self.on_account(200.0, day(12))
        (part,) = self.part(12)
        self.assertEqual((part.loose, part.balance), (-200.0, 1000.0))
        (part,) = self.part(11)
        self.assertEqual(part.loose, 0)

    def test_other_currencies_and_companies_are_apart(self):
        self.other_currency = self.setup_other_currency("EUR")
        self.invoice(amount=90.0, due=6, currency_id=self.other_currency.id)
        parts = self.part(8)
        self.assertEqual(
            [(one.currency.name, one.balance) for one in parts],
            [(self.company.currency_id.name, 1500.0), ("EUR", 90.0)],
        )
        other = self.setup_other_company()["company"]
        with self.on(8):
            self.assertEqual(self.customer._followup_statement(other), [])

    def wizard(self, user=None, **values):
        model = self.env["credit.followup.statement"].with_user(user or self.reader)
        return model.with_company(self.company).create(
            {"partner_ids": self.customer.ids, "day": day(9), **values}
        )

    def test_it_is_printed_at_the_day(self):
        with self.on(30):
            wizard = self.wizard()
            action = wizard.action_print()
            content = base64.b64decode(wizard.paper)
        self.assertIn(f"/{wizard.id}/paper/", action["url"])
        self.assertIn(str(day(9)), action["url"])
        self.assertTrue(content.startswith(b"%PDF"))

    def test_of_the_company_that_was_chosen(self):
        other = self.setup_other_company()["company"]
        both = self.company | other
        self.reader.company_ids = both
        with self.on(30):
            model = self.env["credit.followup.statement"].with_user(self.reader)
            wizard = model.with_context(allowed_company_ids=both.ids).create(
                {
                    "partner_ids": self.customer.ids,
                    "day": day(9),
                    "company_id": other.id,
                }
            )
            rows = list(load_workbook(io.BytesIO(wizard._workbook())).active.values)
            words = PdfFileReader(io.BytesIO(wizard._printed())).pages[0].extract_text()
        self.assertEqual(len(rows), 1)
        self.assertIn(other.name, words)
        self.assertNotIn(self.one.name, words)

    def test_it_is_a_workbook(self):
        with self.on(30):
            wizard = self.wizard()
            self.assertIn(f"/{wizard.id}/file/", wizard.action_workbook()["url"])
            content = base64.b64decode(wizard.file)
        rows = list(load_workbook(io.BytesIO(content)).active.values)
        self.assertEqual(rows[0][-2:], ("Amount", "Open"))
        self.assertEqual([row[-1] for row in rows[1:]], [1000, 500])
        self.assertEqual([row[4] for row in rows[1:]], [49, 4])

    def test_not_of_a_day_to_come(self):
        with self.on(30):
            self.assertTrue(self.wizard(day=day(30)).action_print())
            with self.assertRaises(UserError):
                self.wizard(day=day(31)).action_print()

    def test_who_may_not_read_gets_nothing(self):
        with self.assertRaises(UserError):
            self.wizard(partner_ids=False).action_print()
        with self.assertRaises(AccessError):
            self.wizard(self.outsider)

    def test_euros_of_today_have_a_code(self):
        euro = self.setup_other_currency("EUR")
        self.invoice(amount=90.0, due=6, currency_id=euro.id)
        bank = self.env["res.partner.bank"].create(
            {
                "acc_number": "BE71096123456769",
                "partner_id": self.company.partner_id.id,
            }
        )
        dollars, euros = self.part(8, today=8)
        own = self.customer.with_context(followup_day=str(day(8)))

        def code(part):
            with self.on(8):
                return own._followup_statement_code(part, bank, self.company)

        self.assertFalse(code(dollars))
        self.assertGreater(code(euros)["size"], 20)
        self.env["credit.followup.hold"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "reason": "agency",
                "note": "With an agency",
                "date_from": day(7),
            }
        )
        self.assertFalse(code(euros))

    def test_the_amount_of_a_code_has_its_currency_s_decimals(self):
        euro = self.setup_other_currency("EUR")
        bank = self.env["res.partner.bank"].create(
            {
                "acc_number": "BE71096123456769",
                "partner_id": self.company.partner_id.id,
            }
        )
        params = transfer_params(bank, 0.1 + 0.2, "x", euro, self.customer)
        self.assertIn("EUR0.3\n", f"{params['value']}\n")
