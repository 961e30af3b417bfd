"""Who logs in finds his account there too, and nobody else's."""

from odoo import Command
from odoo.tests import tagged

from .common import PageCase


@tagged("post_install", "-at_install")
class TestPageLogin(PageCase):
    def setUp(self):
        super().setUp()
        self.person = self.env["res.partner"].create(
            {"name": "Berta", "parent_id": self.customer.id, "email": "b@x.example"}
        )
        self.portal_user = self.env["res.users"].create(
            {
                "name": "Berta",
                "login": "berta_portal",
                "password": "berta_portal",
                "partner_id": self.person.id,
                "company_id": self.company.id,
                "company_ids": [Command.set(self.company.ids)],
                "group_ids": [Command.set([self.env.ref("base.group_portal").id])],
            }
        )

    def visit(self):
        self.authenticate("berta_portal", "berta_portal")
        return self.url_open("/my/followup")

    def test_he_comes_to_his_page(self):
        answer = self.visit()
        self.assertIn("/followup/page/", answer.url)
        self.assertIn(self.move.name, answer.text)
        other = self.invoice(self._customer("Carla Peeters"), 77.0, due=0)
        self.assertNotIn(other.name, self.visit().text)

    def test_his_open_invoices_are_counted(self):
        self.authenticate("berta_portal", "berta_portal")
        asked = {"counters": ["followup_open_count"]}
        found = self.make_jsonrpc_request("/my/counters", asked)
        self.assertEqual(found["followup_open_count"], 1)
        self.company.followup_page = False
        found = self.make_jsonrpc_request("/my/counters", asked)
        self.assertEqual(found["followup_open_count"], 0)

    def test_without_a_page_he_comes_home(self):
        self.company.followup_page = False
        self.assertNotIn("/followup/page/", self.visit().url)

    def test_our_own_people_have_none(self):
        self.officer.password = self.officer.login
        self.authenticate(self.officer.login, self.officer.login)
        answer = self.url_open("/my/followup")
        self.assertNotIn("/followup/page/", answer.url)

    def test_nobody_without_a_login(self):
        self.assertIn("/web/login", self.url_open("/my/followup").url)
