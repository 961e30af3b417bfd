from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import OrdersCase


@tagged("post_install", "-at_install")
class TestOrderInvoiced(OrdersCase):
    """What is delivered is invoiced without delay."""

    def setUp(self):
        super().setUp()
        self.product.invoice_policy = "delivery"
        # In the course of a day: it counts for that day all the same.
        with freeze_time(f"{day(0)} 15:00"):
            self.order = self.quotation(quantity=3)
            self.order.action_confirm()
            self.order.order_line.qty_delivered = 2

    def tasks(self):
        kind = self.env.ref("credit_followup_sale.activity_to_invoice")
        tasks = self.order.sudo().activity_ids
        return tasks.filtered(lambda one: one.activity_type_id == kind)

    def test_whoever_sells_gets_it_as_a_task_once(self):
        self.follow_up(6)
        self.assertFalse(self.tasks())
        self.follow_up(7)
        self.assertEqual(self.tasks().user_id, self.order.user_id)
        self.follow_up(8)
        self.assertEqual(len(self.tasks()), 1)

    def test_what_is_invoiced_is_no_task(self):
        self.order.sudo()._create_invoices().action_post()
        self.follow_up(20)
        self.assertFalse(self.tasks())

    def test_it_is_listed_with_its_worth(self):
        with freeze_time(day(10)):
            delays = self.env["credit.followup.delay"].with_company(self.company)
            delays.with_user(self.officer).action_look()
        found = delays.sudo().search([("kind", "=", "not_invoiced")])
        self.assertEqual((found.reference, found.amount), (self.order.name, 200))
        self.assertEqual(found.days, 10)
