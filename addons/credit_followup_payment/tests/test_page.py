from odoo.tests import JsonRpcException, tagged
from odoo.tools import mute_logger

from odoo.addons.credit_followup.tests.common import day

from .common import PayOnlineCase


@tagged("post_install", "-at_install")
class TestPayOnPage(PayOnlineCase):
    """Whoever has the link of his page pays what he ticks there, and nothing else."""

    def setUp(self):
        super().setUp()
        self.company.write({"followup_page": True, "followup_user_id": self.officer.id})
        frozen = self.on(10)
        frozen.start()
        self.addCleanup(frozen.stop)
        key = self.customer._followup_page_key(self.company, day(100))
        self.root = f"/followup/page/{key}"

    def online(self, *moves, root=None):
        items = "&".join(f"item={self.item(move).id}" for move in moves)
        return f"{root or self.root}/online?{items}"

    def begin_online(self, *moves, root=None, **values):
        route, _question, query = self.online(*moves, root=root).partition("?")
        params = {
            "provider_id": self.dummy_provider.id,
            "payment_method_id": self.payment_method_id,
            "token_id": None,
            "amount": 1.0,
            "flow": "direct",
            "tokenization_requested": False,
            "landing_route": "https://elsewhere.example",
            **values,
        }
        return self.make_jsonrpc_request(f"{route}/transaction?{query}", params)

    def made(self):
        return self.env["payment.transaction"].search(
            [("followup_shares", "!=", False)], order="id desc", limit=1
        )

    def refused(self, *moves, **values):
        before = self.env["payment.transaction"].search_count([])
        with mute_logger("odoo.http"), self.assertRaises(JsonRpcException):
            self.begin_online(*moves, **values)
        self.assertEqual(self.env["payment.transaction"].search_count([]), before)

    def test_several_are_paid_together(self):
        page = self.page(self.online(*self.moves))
        self.assertIn("1,250.00", page.text)
        self.begin_online(*self.moves)
        transaction = self.made()
        self.assertEqual(transaction.amount, 1250.0)
        self.assertEqual(transaction.invoice_ids, self.moves)
        self.assertEqual(transaction.landing_route, self.root)
        transaction._set_done()
        transaction._post_process()
        self.assertTrue(all(self.item(move).reconciled for move in self.moves))

    def test_one_is_paid_alone(self):
        self.begin_online(self.moves[1])
        self.assertEqual(self.made().amount, self.moves[1].amount_residual)

    def test_what_is_disputed_of_it_stays_open(self):
        self.env["credit.followup.dispute"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "move_line_id": self.item(self.moves[0]).id,
                "amount": 400.0,
                "user_id": self.officer.id,
            }
        )
        self.begin_online(*self.moves)
        transaction = self.made()
        self.assertEqual(transaction.amount, 850.0)
        transaction._set_done()
        transaction._post_process()
        self.assertEqual(self.item(self.moves[0]).amount_residual, 400.0)
        self.assertTrue(self.item(self.moves[1]).reconciled)

    def test_nothing_is_paid_twice(self):
        self.begin_online(*self.moves)
        self.made()._set_pending()
        self.assertIn('name="underway"', self.page(self.online(*self.moves)).text)
        self.refused(self.moves[0])

    def test_what_is_not_his_or_not_offered(self):
        other = self._customer("Bert Baert")
        others = self.invoice(other, due=0)
        self.refused(others)
        self.refused()
        root = self.root[:-1] + ("0" if self.root[-1] != "0" else "1")
        self.refused(*self.moves, root=root)
        old = self.customer._followup_page_key(self.company, day(10))
        self.refused(*self.moves, root=f"/followup/page/{old}")
        self.refused(*self.moves, payment_method_id=0)
        page = self.page(self.online(others))
        self.assertNotIn(others.name, page.text)
        self.assertIn('name="nothing"', page.text)
