import csv
import io

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..common import day
from ..common_titles import TitlesCase


@tagged("post_install", "-at_install")
class TestGoods(TitlesCase):
    """Without stock: the goods that invoice lines describe, until they are paid."""

    def setUp(self):
        super().setUp()
        self.accept()
        self.title_ = self.title()

    @property
    def goods(self):
        return self.env["credit.followup.goods"].search(
            [("partner_id", "=", self.customer.id)]
        )

    def note(self, goods, user=None, **values):
        values = {"goods_id": goods.id, "found": "resold", "quantity": 1, **values}
        notes = self.env["credit.followup.goods.note"]
        return notes.with_user(user or self.officer).create(values)

    def test_what_is_invoiced_is_listed_until_it_is_paid(self):
        goods = self.goods
        self.assertEqual(goods.product_id, self.product_a)
        self.assertEqual((goods.there, goods.value_there), (1, 1000))
        self.assertEqual(goods.delivered_on, day(0))
        self.assertEqual(self.customer.followup_goods_value, 1000)
        payment = self.pay(self.title_.move_id, 1000, on=day(2))
        self.assertFalse(self.goods)
        payment.move_id.line_ids.remove_move_reconcile()
        self.assertEqual(self.title_.reason, "payment_undone")
        self.assertEqual(self.goods.value_there, 1000)

    def test_a_part_releases_nothing_unless_the_clause_says_so(self):
        self.pay(self.title_.move_id, 250, on=day(2))
        self.assertEqual(self.goods.value_there, 1000)
        by_parts = self.terms.copy({"name": "2026-2", "title_by_parts": True})
        self.accept(terms_id=by_parts.id)
        self.title_.sudo()._look(day(3))
        self.assertEqual(self.goods.value_there, 750)

    def test_services_are_no_goods_and_lines_without_product_may_be(self):
        service = self.product_b
        service.type = "service"
        title = self.title(
            invoice_line_ids=[
                Command.create({"product_id": self.product_a.id, "price_unit": 10.0}),
                Command.create({"product_id": service.id, "price_unit": 20.0}),
                Command.create({"name": "A machine, no. 7", "price_unit": 30.0}),
                Command.create({"name": "Discount", "price_unit": -5.0}),
            ]
        )
        self.assertEqual(sorted(title.goods_ids.mapped("value")), [10, 30])

    def test_another_currency(self):
        self.env.ref("base.SEK").active = True
        self.env["res.currency.rate"].create(
            {
                "name": "2026-01-01",
                "currency_id": self.env.ref("base.SEK").id,
                "company_id": self.company.id,
                "rate": 2,
            }
        )
        title = self.title(currency_id=self.env.ref("base.SEK").id)
        goods = title.goods_ids
        self.assertEqual((goods.value, goods.value_company), (1000, 500))

    def test_an_invoice_that_is_reset_reserves_nothing(self):
        self.title_.move_id.button_draft()
        self.assertFalse(self.goods)
        self.title_.move_id.action_post()
        self.assertEqual(self.goods.value_there, 1000)

    def test_what_was_found_is_counted_apart(self):
        goods = self.goods
        self.note(goods, found="seen")
        self.assertEqual(goods.there, 1)
        self.note(goods, quantity=0.25)
        self.assertEqual(
            (goods.gone, goods.there, goods.value_there), (0.25, 0.75, 750)
        )
        with self.assertRaises(ValidationError):
            self.note(goods, found="missing", quantity=0.76)
        self.assertEqual(goods.note_ids[0].user_id, self.officer)

    def test_a_note_outlives_the_payment(self):
        goods = self.goods
        self.note(goods)
        self.pay(self.title_.move_id, 1000, on=day(2))
        self.assertFalse(self.goods)
        self.assertTrue(goods.exists().note_ids)
        self.assertEqual((goods.active, goods.value_company), (False, 0))

    def test_nobody_writes_what_follows_from_the_books(self):
        with self.assertRaises(AccessError):
            self.goods.with_user(self.manager).write({"quantity": 7})
        with self.assertRaises(AccessError):
            self.goods.with_user(self.manager).create({"name": "x"})
        note = self.note(self.goods)
        with self.assertRaises(UserError):
            note.with_user(self.manager).write({"quantity": 0.5})
        with self.assertRaises(AccessError):
            note.with_user(self.officer).unlink()
        note.with_user(self.manager).unlink()
        self.assertIn("Removed", self.title_.message_ids[0].body)
        with self.assertRaises(AccessError):
            self.env["credit.followup.goods"].with_user(self.outsider).search([])

    def test_they_are_exported(self):
        names = ["partner_id/name", "name", "there", "value_there", "move_id/name"]
        self.reader.group_ids += self.env.ref("base.group_allow_export")
        rows = self.goods.with_user(self.reader).export_data(names)["datas"]
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        self.assertIn(self.title_.move_id.name, out.getvalue())

    def test_a_customer_who_is_merged_takes_his_goods_along(self):
        other = self._customer("The other one")
        self.env["base.partner.merge.automatic.wizard"].sudo()._merge(
            [self.customer.id, other.id], other
        )
        self.assertEqual(self.title_.goods_ids.partner_id, other)
