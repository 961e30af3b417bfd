"""The ageing adds up what the books say, however it is read."""

import random
from collections import defaultdict
from unittest.mock import patch

from lxml import etree

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from ...facts import items
from ...models.figures import summed
from ..common import FollowupCase, day

LIMITS = ((0, "0"), (30, "1"), (60, "2"), (90, "3"))
SUMS = ["__count", "amount:sum"]


def customer(line):
    """Return whose line it is."""
    return line.partner_id.commercial_partner_id


def bucket(line):
    """Return the column of an open line on the day of the tests."""
    late = (day(0) - line.date_maturity).days if line.date_maturity else 0
    return next((code for limit, code in LIMITS if late <= limit), "4")


@tagged("post_install", "-at_install")
class TestAgeing(FollowupCase):
    """A small ledger: two companies, two currencies, contacts, credits, payments."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        chance = random.Random(19)
        cls.other = cls.setup_other_company()["company"]
        cls.env.user.company_ids += cls.other
        cls.euro = cls.setup_other_currency("EUR", rates=[("2020-01-01", 2.0)])
        country = cls.env.ref("base.fr").id
        cls.french = cls._customer("Brasserie", country_id=country)
        contact = cls.env["res.partner"].create(
            {"name": "Clerk", "parent_id": cls.french.id}
        )
        for customer in (cls.customer, cls.french, contact):
            for _number in range(4):
                due, amount = chance.randint(-120, 30), chance.randint(1, 900)
                cls.invoice(customer, amount, due)
        cls.invoice(cls.french, 77, -40, currency_id=cls.euro.id)
        cls.invoice(cls.customer, 50, -10, move_type="out_refund")
        cls.pay(cls.invoice(cls.french, 300, -70), 120)
        cls.pay(cls.invoice(cls.customer, 10, -70))
        cls.on_account(45, day(-3))
        cls._of_other_company(310, -95)
        level = cls.policy.level_ids[:1]
        lines = cls.env["account.move.line"].search(items.ITEMS, limit=3)
        lines._followup_set({key: {"followup_level_id": level.id} for key in lines.ids})
        cls.env["credit.followup.answer"].sudo().create(
            [
                {
                    "id": line.id,
                    "company_id": line.company_id.id,
                    "partner_id": line.partner_id.commercial_partner_id.id,
                    "reason": "before_level",
                }
                for line in lines[:2]
            ]
        )

    @classmethod
    def _of_other_company(cls, amount, due):
        line = {"name": "Goods", "price_unit": amount, "tax_ids": []}
        move = (
            cls.env["account.move"]
            .with_company(cls.other)
            .create(
                {
                    "move_type": "out_invoice",
                    "company_id": cls.other.id,
                    "partner_id": cls.customer.id,
                    "invoice_date": day(due - 30),
                    "invoice_date_due": day(due),
                    "invoice_line_ids": [Command.create(line)],
                }
            )
        )
        move.action_post()

    def ageing(self, companies):
        """Return the report of a reader who works in these companies."""
        self.reader.sudo().company_ids = companies
        return (
            self.env["credit.followup.ageing"]
            .with_user(self.reader)
            .with_context(allowed_company_ids=companies.ids, followup_as_of=str(day(0)))
        )

    def told_by_records(self, companies, *keys):
        """Add the open lines up one by one."""
        lines = self.env["account.move.line"].search(
            [*items.OPEN, ("company_id", "in", companies.ids)]
        )
        found = defaultdict(lambda: [0, 0.0])
        for line in lines.filtered("amount_residual_currency"):
            own = found[tuple(key(line) for key in keys)]
            own[0] += 1
            own[1] += line.amount_residual
        return {
            key: (count, round(amount, 2)) for key, (count, amount) in found.items()
        }

    def told_by_report(self, report, *groupby):
        groups = report._read_group([], groupby, SUMS)
        return {tuple(key): (count, round(amount, 2)) for *key, count, amount in groups}

    def test_each_grouping_is_the_sum_of_the_open_lines(self):
        keys = {
            "bucket": bucket,
            "level_id": lambda line: line.followup_level_id,
            "reason": lambda line: line.followup_reason,
            "country_id": lambda line: customer(line).country_id,
            "currency_id": lambda line: line.currency_id,
        }
        for companies in (self.company, self.company | self.other):
            report = self.ageing(companies)
            wanted = self.told_by_records(companies, customer, bucket)
            found = self.told_by_report(report, "partner_id", "bucket")
            self.assertEqual(found, wanted)
            for name, key in keys.items():
                wanted = self.told_by_records(companies, key, bucket)
                found = self.told_by_report(report, name, "bucket")
                self.assertEqual(found, wanted, name)
                alone = self.told_by_records(companies, key)
                self.assertEqual(self.told_by_report(report, name), alone, name)
                of_all = self.told_by_records(companies, key, customer)
                found = self.told_by_report(report, name, "partner_id")
                self.assertEqual(found, of_all, name)

    def test_rows_columns_and_crossings_come_out(self):
        companies = self.company | self.other
        sets = [[], ["level_id"], ["bucket"], ["level_id", "bucket"]]
        found = self.ageing(companies).formatted_read_grouping_sets(
            [("bucket", "!=", "0")], sets, SUMS
        )
        lines = self.told_by_records(companies, bucket)
        late = [value for key, value in lines.items() if key != ("0",)]
        wanted = (sum(one[0] for one in late), sum(one[1] for one in late))
        for groups in found:
            count = sum(one["__count"] for one in groups)
            amount = sum(one["amount:sum"] for one in groups)
            self.assertEqual(count, wanted[0])
            self.assertAlmostEqual(amount, wanted[1], 2)

    def test_the_rows_of_the_list_are_the_open_lines(self):
        rows = self.ageing(self.company).search([("partner_id", "=", self.french.id)])
        lines = self.env["account.move.line"].search(
            [*items.OPEN, ("partner_id", "child_of", self.french.id)]
        )
        self.assertEqual(set(rows.ids), set(lines.ids))
        own = {line.id: line for line in lines}
        for row in rows:
            self.assertEqual(row.bucket, bucket(own[row.id]))
            self.assertEqual(row.company_currency_id, self.company.currency_id)

    def test_the_currency_of_a_company_is_told_without_a_look_at_each_line(self):
        asked = ["company_currency_id:array_agg_distinct", "amount:sum_currency"]
        one = self.ageing(self.company)._read_group([], [], [*asked, "amount:sum"])
        ((currencies, converted, amount),) = one
        self.assertEqual(currencies, [self.company.currency_id.id])
        self.assertAlmostEqual(converted, amount)
        none = self.ageing(self.company)._read_group([("id", "<", 0)], [], asked[:1])
        self.assertFalse(none[0][0])

    def test_it_opens_by_level_and_not_by_customer(self):
        view = self.env.ref("credit_followup.credit_followup_ageing_view_pivot")
        rows = etree.fromstring(view.arch).xpath("//field[@type='row']/@name")
        self.assertEqual(rows, ["level_id"])

    def test_more_rows_than_a_browser_can_show_are_refused_but_in_pages(self):
        report = self.ageing(self.company)
        with patch.object(summed, "MOST_ROWS", 1), self.assertRaises(UserError):
            report.formatted_read_grouping_sets([], [[], ["partner_id"]], SUMS)
        with patch.object(summed, "MOST_ROWS", 1), self.assertRaises(UserError):
            report.formatted_read_group([], ["partner_id"], SUMS)
        with patch.object(summed, "MOST_ROWS", 1):
            found = report.web_read_group([], ["partner_id"], SUMS, limit=1)
            by_bucket = report.formatted_read_group([], ["bucket"], SUMS)
        self.assertEqual(len(found["groups"]), 1)
        self.assertEqual(found["length"], 2)
        self.assertGreater(len(by_bucket), 1)

    def test_the_books_of_others_are_not_refused(self):
        lines = self.env["account.move.line"]
        with patch.object(summed, "MOST_ROWS", 1):
            found = lines.formatted_read_group(list(items.ITEMS), ["partner_id"], [])
            self.assertGreater(len(found), 1)
            bounded = lines.with_context(followup_bounded=True)
            with self.assertRaises(UserError):
                bounded.formatted_read_group(list(items.ITEMS), ["partner_id"], [])
