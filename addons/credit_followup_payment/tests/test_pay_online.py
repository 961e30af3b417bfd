from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import PayOnlineCase


@tagged("post_install", "-at_install")
class TestPayOnline(PayOnlineCase):
    """Who has the link of a message pays its open invoices, and sees nothing else."""

    # === LINK === #

    def test_several_invoices_have_a_link_of_the_message_in_the_mail(self):
        link = self.action._payment_link()
        self.assertEqual(link, self.action.get_base_url() + self.path)
        mail = self.action.delivery_ids.mail_id
        self.assertIn(self.path, str(mail.body_html))

    def test_one_invoice_has_its_own_page(self):
        action = self.asked(70, offset=6, partner=self._customer("Bert Baert"))
        self.assertIn(self.moves.get_portal_url(), action._payment_link())

    def test_a_test_has_no_link(self):
        self.company.write(
            {"followup_test_mode": True, "followup_test_email": "t@company.example"}
        )
        for offset, amounts in ((6, (70,)), (7, (70, 30))):
            customer = self._customer(f"Bert {len(amounts)}")
            action = self.asked(*amounts, offset=offset, partner=customer)
            self.assertTrue(action.is_test)
            self.assertFalse(action._payment_link())
            body = str(action.delivery_ids.mail_id.body_html)
            self.assertNotIn("Pay online", body)
            self.assertEqual(self.page(action._payment_path()).status_code, 404)

    def test_without_a_provider_for_customers_there_is_no_link(self):
        self.assertTrue(self.action._payment_link())
        for values in ({"is_published": False}, {"state": "disabled"}):
            with self.subTest(**values):
                self.dummy_provider.write(
                    {"is_published": True, "state": "test", **values}
                )
                self.env.invalidate_all()
                self.assertFalse(self.action._payment_link())
        self.dummy_provider.write({"is_published": True, "state": "test"})
        self.env.invalidate_all()
        config = self.env["ir.config_parameter"].sudo()
        config.set_param("account_payment.enable_portal_payment", "False")
        self.env.invalidate_all()
        self.assertFalse(self.action._payment_link())

    # === PAGE === #

    def test_the_page_shows_the_open_invoices_of_the_message_without_a_login(self):
        newer = self.invoice(amount=777, due=0)
        self.pay(self.moves[0])
        page = self.page()
        self.assertEqual(page.status_code, 200)
        self.assertIn(self.moves[1].name, page.text)
        for hidden in (self.moves[0].name, newer.name, self.customer.street):
            self.assertNotIn(hidden, page.text)
        context = self._get_payment_context(page)
        self.assertEqual(context["amount"], 250)
        self.assertEqual(context["payment_method_ids"], [self.payment_method_id])
        self.assertEqual(page.headers["Referrer-Policy"], "same-origin")

    def test_a_wrong_or_another_message_s_token_finds_nothing(self):
        other = self.asked(70, 30, offset=6, partner=self._customer("Bert Baert"))
        route = self.path.partition("?")[0]
        own, foreign = self.action._payment_token(), other._payment_token()
        for path in (
            route,
            f"{route}?access_token=",
            f"{route}?access_token={own[:-1]}",
            f"{route}?access_token=é",
            f"{route}?access_token={foreign}",
            f"/follow-up/pay/0?access_token={own}",
            f"/follow-up/pay/99999999?access_token={own}",
        ):
            with self.subTest(path=path), mute_logger("odoo.http"):
                self.assertEqual(self.page(path).status_code, 404)
                self.assert_refused(path)
        self.assertEqual(self.page(other._payment_path()).status_code, 200)

    def test_a_proposal_is_paid_by_nobody(self):
        self.policy.level_ids.mode = "confirm"
        action = self.asked(70, 30, offset=6, partner=self._customer("Bert Baert"))
        self.assertEqual(action.state, "proposed")
        self.assertEqual(self.page(action._payment_path()).status_code, 404)

    def test_paid_invoices_say_so_and_are_not_paid_again(self):
        for move in self.moves:
            self.pay(move)
        page = self.page()
        self.assertIn('name="paid"', page.text)
        self.assertNotIn("o_payment_form", page.text)
        self.assert_refused()

    def test_credits_are_deducted_and_cover(self):
        self.pay(amount=200, partner=self.customer)
        self.assertEqual(self._get_payment_context(self.page())["amount"], 1050)
        self.pay(amount=1050, partner=self.customer)
        self.assertIn('name="paid"', self.page().text)
        self.assert_refused()

    # === PAYING === #

    def test_the_amount_and_the_way_back_are_the_server_s(self):
        self.begin(amount=0.01, is_validation=True)
        found = self.transaction()
        self.assertEqual(found.amount, 1250)
        self.assertEqual(found.operation, "online_direct")
        self.assertEqual(found.landing_route, self.path)
        self.assertEqual(found.invoice_ids, self.moves.sorted())
        self.assertEqual(found.partner_id, self.customer)
        self.assertEqual(found.company_id, self.company)
        self.assertTrue(found.reference.startswith(self.action.reference))

    def test_one_payment_pays_all_invoices(self):
        self.begin()
        found = self.transaction()
        found._set_done()
        self.assertIn('name="underway"', self.page().text)
        self.assert_refused()
        found._post_process()
        self.assertTrue(all(self.item(self.moves).mapped("reconciled")))
        self.assertEqual(len(found.payment_id), 1)
        self.assertIn('name="paid"', self.page().text)
        self.assert_refused()
        payments = self.env["account.payment"].search(
            [("followup_reference", "ilike", self.action.communication)]
        )
        self.assertIn(found.payment_id, payments)

    def test_nothing_is_paid_while_a_payment_is_on_its_way(self):
        self.begin()
        found = self.transaction()
        self.assertIn("o_payment_form", self.page().text)
        found._set_pending()
        self.assertIn('name="underway"', self.page().text)
        self.assert_refused()
        found._set_canceled()
        self.assertIn("o_payment_form", self.page().text)

    def test_an_invoice_that_is_paid_on_its_own_page_is_not_paid_here_too(self):
        self.begin()
        found = self.transaction()
        found.sudo().write(
            {"invoice_ids": [(6, 0, self.moves[1].ids)], "followup_action_id": False}
        )
        found._set_pending()
        self.assertIn('name="underway"', self.page().text)
        self.assert_refused()

    def test_a_way_that_is_not_offered_is_refused(self):
        other = self.setup_other_company(name="Another")["company"]
        foreign = self.dummy_provider.copy({"company_id": other.id, "state": "test"})
        foreign.is_published = True
        hidden = self.dummy_provider.copy({"is_published": False, "state": "test"})
        for provider in (foreign, hidden):
            self.assert_refused(provider_id=provider.id)
        self.assert_refused(payment_method_id=0)
        self.assert_refused(partner_id=self.customer.id)

    def test_another_company_s_provider_is_not_on_the_page(self):
        other = self.setup_other_company(name="Another")["company"]
        foreign = self.dummy_provider.copy({"company_id": other.id, "state": "test"})
        foreign.is_published = True
        self.dummy_provider.state = "disabled"
        page = self.page()
        self.assertEqual(page.status_code, 200)
        self.assertNotIn("data-transaction-route", page.text)

    # === SAVED METHODS === #

    def test_who_holds_a_link_neither_uses_nor_saves_a_method(self):
        token = self._create_token(partner_id=self.customer.id)
        self.assertEqual(self._get_payment_context(self.page())["token_ids"], [])
        self.assert_refused(flow="token", token_id=token.id)
        self.begin(tokenization_requested=True)
        self.assertFalse(self.transaction().tokenize)

    def test_a_customer_who_logged_in_uses_and_saves_his_own(self):
        user = self._create_new_portal_user(login="anna")
        user.partner_id.parent_id = self.customer
        token = self._create_token(partner_id=user.partner_id.id)
        self.authenticate("anna", "anna")
        self.assertEqual(self._get_payment_context(self.page())["token_ids"], token.ids)
        self.begin(tokenization_requested=True)
        self.assertTrue(self.transaction().tokenize)
        self.assertEqual(self.transaction().partner_id, user.partner_id)

    def test_another_customer_who_logged_in_pays_for_this_one(self):
        user = self._create_new_portal_user(login="bert")
        token = self._create_token(partner_id=user.partner_id.id)
        self.authenticate("bert", "bert")
        self.assertEqual(self._get_payment_context(self.page())["token_ids"], [])
        self.assert_refused(flow="token", token_id=token.id)
        self.begin()
        self.assertEqual(self.transaction().partner_id, self.customer)

    # === RIGHTS === #

    def test_the_message_of_a_payment_is_shown_to_the_follow_up(self):
        self.begin()
        field = self.env["payment.transaction"]._fields["followup_action_id"]
        self.assertEqual(field.groups, "credit_followup.group_readonly")
        accountant = self.transaction().with_user(self.accountant)
        self.assertEqual(accountant.followup_action_id, self.action)
