from odoo.tests import tagged

from .common import OrdersCase


@tagged("post_install", "-at_install")
class TestOrderUnusual(OrdersCase):
    """More than usual waits for somebody to agree; as much as usual does not."""

    def setUp(self):
        super().setUp()
        self.company.followup_asks_unusual = True
        self.usual = self.term(30)
        self.customer.with_company(self.company).property_payment_term_id = self.usual

    def term(self, *days):
        share = 100 / len(days)
        return self.env["account.payment.term"].create(
            {
                "name": f"{days} days",
                "line_ids": [
                    (0, 0, {"value": "percent", "value_amount": share, "nb_days": one})
                    for one in days
                ],
            }
        )

    def test_as_usual(self):
        self.quotation(payment_term_id=self.usual.id).action_confirm()

    def test_a_longer_term(self):
        order = self.quotation(payment_term_id=self.term(31).id)
        self.refused(order.action_confirm, "later than he usually does")
        self.granted(kind="order", order_ref=order.name)
        order.action_confirm()

    def test_parts_that_are_due_later_on_average(self):
        customer = self.customer.with_company(self.company)
        customer.property_payment_term_id = self.term(0, 30)
        order = self.quotation(payment_term_id=self.usual.id)
        self.refused(order.action_confirm, "later on average")

    def test_a_discount_that_he_never_had(self):
        order = self.quotation()
        order.order_line.discount = 10
        self.refused(order.action_confirm, "greater than any that he had")
        self.company.followup_asks_unusual = False
        order.action_confirm()
        self.company.followup_asks_unusual = True
        again = self.quotation()
        again.order_line.discount = 10
        again.action_confirm()

    def test_only_where_the_company_says_so(self):
        self.company.followup_asks_unusual = False
        self.quotation(payment_term_id=self.term(90).id).action_confirm()
