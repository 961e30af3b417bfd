from odoo.tests import tagged

from .common import OrdersCase


@tagged("post_install", "-at_install")
class TestPaidOnline(OrdersCase):
    """The money of a stopped customer is kept, and his order waits."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.provider = cls.env["payment.provider"].create(
            {"name": "Bank", "code": "none", "company_id": cls.company.id}
        )

    def paid(self, order, amount, state="done"):
        return (
            self.env["payment.transaction"]
            .sudo()
            .create(
                {
                    "provider_id": self.provider.id,
                    "payment_method_id": self.env.ref(
                        "payment.payment_method_unknown"
                    ).id,
                    "amount": amount,
                    "currency_id": order.currency_id.id,
                    "partner_id": order.partner_id.id,
                    "reference": f"{order.name}-{amount}-{state}",
                    "state": state,
                    "sale_order_ids": order.ids,
                }
            )
        )

    def test_a_part_confirms_nothing_beside_a_stop_and_says_so(self):
        self.stop(given=0)
        order = self.quotation(require_payment=True, prepayment_percent=0.3)
        found = self.paid(order, 30.0)._check_amount_and_confirm_order()
        self.assertFalse(found)
        self.assertEqual(order.state, "draft")
        self.assertIn("not signed", order.sudo().activity_ids.note)

    def test_all_of_it_goes_on_beside_a_stop(self):
        self.stop(given=0)
        order = self.quotation(require_payment=True, prepayment_percent=1.0)
        self.paid(order, 100.0, "pending")
        self.assertFalse(order.sudo()._followup_is_prepaid())
        self.paid(order, 100.0)._check_amount_and_confirm_order()
        self.assertEqual(order.state, "sale")

    def test_without_a_stop_a_part_confirms(self):
        order = self.quotation(require_payment=True, prepayment_percent=0.3)
        self.paid(order, 30.0)._check_amount_and_confirm_order()
        self.assertEqual(order.state, "sale")

    def test_what_an_order_lacks_does_not_lose_the_money(self):
        self.company.followup_order_lacks = "block"
        order = self.quotation(require_payment=True, payment_term_id=False)
        self.paid(order, 100.0)._check_amount_and_confirm_order()
        self.assertEqual(order.state, "draft")
        self.assertIn("no payment term", order.sudo().activity_ids.note)
