import base64

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import OrdersCase


@tagged("post_install", "-at_install")
class TestOrderLacks(OrdersCase):
    """What a quotation lacks is said, or keeps it from being confirmed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        belgium = cls.env.ref("base.be")
        cls.company.followup_country_id = belgium
        cls.customer.write({"country_id": belgium.id, "followup_segment": "business"})

    def term(self, days):
        return self.env["account.payment.term"].create(
            {
                "name": f"{days} days",
                "line_ids": [
                    (0, 0, {"value": "percent", "value_amount": 100, "nb_days": days})
                ],
            }
        )

    def test_a_payment_term_and_a_lawful_one(self):
        order = self.quotation(payment_term_id=False)
        self.assertIn("no payment term", order.followup_lacks)
        order.payment_term_id = self.term(60)
        self.assertFalse(order.followup_lacks)
        order.payment_term_id = self.term(61)
        self.assertIn("longer than the law allows", order.followup_lacks)

    def test_conditions_are_missed_by_who_keeps_any(self):
        order = self.quotation(payment_term_id=self.term(30).id)
        self.assertFalse(order.followup_lacks)
        terms = self.env["credit.followup.terms"].create(
            {"name": "2026", "company_id": self.company.id, "valid_from": "2026-01-01"}
        )
        order = self.quotation(payment_term_id=self.term(30).id)
        self.assertIn("no document of the conditions", order.followup_lacks)
        terms.write({"file": base64.b64encode(b"%PDF"), "file_name": "2026.pdf"})
        order.invalidate_recordset(["followup_lacks"])
        self.assertFalse(order.followup_lacks)

    def test_it_blocks_where_the_company_says_so(self):
        order = self.quotation(payment_term_id=False)
        self.company.followup_order_lacks = "block"
        for confirm in (order.action_confirm, lambda: order.write({"state": "sale"})):
            with (
                self.assertRaisesRegex(UserError, "nobody agreed when to pay"),
                self.env.cr.savepoint(),
            ):
                confirm()
        with self.assertRaises(UserError):
            self.quotation(payment_term_id=False, state="sale")
        order.payment_term_id = self.term(30)
        order.action_confirm()

    def test_nothing_is_said_where_the_company_says_so(self):
        self.company.followup_order_lacks = "off"
        order = self.quotation(payment_term_id=False)
        self.assertFalse(order.followup_lacks)
        order.action_confirm()
