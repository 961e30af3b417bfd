from odoo import fields
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day
from odoo.addons.credit_followup.tests.common_stops import FAR

from .common import OrdersCase


@tagged("post_install", "-at_install")
class TestOrderDemands(OrdersCase):
    """What an order itself asks for: a check, and the credit limit."""

    def need(self, degree="approve", above=50, **values):
        return self.env["credit.followup.check.need"].create(
            {
                "company_id": self.company.id,
                "kind_id": self.env.ref("credit_followup.check_accounts").id,
                "above": above,
                "degree": degree,
                **values,
            }
        )

    def check(self, result="good", **values):
        return self.env["credit.followup.check"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "kind_id": self.env.ref("credit_followup.check_accounts").id,
                "result": result,
                **values,
            }
        )

    def setUp(self):
        super().setUp()
        # The invoice of the case would be owed as well.
        self.pay(self.move)

    def test_exactly_the_amount_asks_for_nothing_and_a_cent_more_does(self):
        self.need(above=100)
        self.quotation().action_confirm()
        order = self.quotation()
        order.order_line.price_unit = 100.01
        self.refused(order.action_confirm, "we ask for a check first")
        self.assertIn("Published accounts", order.followup_stop_words)

    def test_what_he_owes_counts_along(self):
        self.need(above=1099.99)
        self.invoice(due=0)
        self.refused(self.quotation().action_confirm, "somebody else has to agree")

    def test_a_check_of_now_lets_it_go_and_a_bad_or_old_one_does_not(self):
        self.need()
        old = fields.Date.subtract(fields.Date.today(), years=1)
        self.check(done_on=old)
        self.refused(self.quotation().action_confirm, "the one that we have is older")
        yesterday = fields.Date.subtract(fields.Date.today(), days=1)
        self.check("bad", done_on=yesterday)
        self.refused(self.quotation().action_confirm, "it found him bad")
        self.check()
        self.quotation().action_confirm()

    def test_it_is_said_or_paid_in_advance(self):
        need = self.need("note")
        order = self.quotation()
        order.action_confirm()
        self.assertIn("ask for a check first", str(order.message_ids.mapped("body")))
        need.degree = "stop"
        self.refused(self.quotation().action_confirm, "Or he pays in advance")

    def test_a_release_lets_it_go(self):
        self.need()
        order = self.quotation()
        self.granted(kind="order", order_ref=order.name)
        order.action_confirm()

    def test_only_for_its_segment(self):
        self.need(segment="public_body")
        self.quotation().action_confirm()

    def test_the_order_that_goes_above_the_limit(self):
        self.rule("stop", on_limit=True)
        customer = self.customer.with_company(self.company)
        customer.write({"use_partner_credit_limit": True, "credit_limit": 150})
        self.quotation().action_confirm()
        order = self.quotation(quantity=2)
        self.refused(order.action_confirm, "above his credit limit")

    def test_who_gets_the_invoice_is_asked(self):
        self.need()
        friend = self._customer("Friend")
        self.check(partner_id=friend.id)
        order = self.quotation(partner_id=friend.id)
        order.action_confirm()
        other = self.quotation(
            partner_id=friend.id, partner_invoice_id=self.customer.id
        )
        self.refused(other.action_confirm, "we ask for a check first")

    def test_a_second_order_counts_the_first(self):
        self.need(above=150)
        self.quotation().action_confirm()
        self.refused(self.quotation().action_confirm, "we ask for a check first")

    def test_what_is_invoiced_of_the_order_counts_once(self):
        self.need(above=250)
        order = self.quotation()
        order.action_confirm()
        order.sudo()._create_invoices().action_post()
        order.order_line.product_uom_qty = 2
        self.refused(lambda: order.order_line.write({"product_uom_qty": 3}), "check")

    def test_a_release_is_asked_for_and_outlives_the_night(self):
        self.need()
        order = self.quotation()
        action = order.with_user(self.seller).action_followup_ask_release()
        window = self.env["credit.followup.ask.release"].with_user(self.seller)
        window.create(
            {"order_id": action["context"]["default_order_id"], "why": "A good name"}
        ).action_apply()
        release = self.env["credit.followup.release"].search([])
        self.assertEqual(release.partner_id, self.customer)
        release.sudo().until = FAR
        release.with_user(self.manager).action_grant()
        release.sudo()._look(day(1))
        self.assertEqual(release.state, "granted")
        order.action_confirm()

    def test_a_seller_reads_the_sentence_only(self):
        self.need()
        order = self.quotation().with_user(self.seller)
        self.assertIn("Published accounts", order.followup_stop_words)
