"""A message whose several invoices can be paid online, and who pays them."""

from odoo.tests import JsonRpcException, tagged
from odoo.tools import mute_logger

from odoo.addons.credit_followup.tests.common_payments import PaymentsCase
from odoo.addons.payment.tests.http_common import PaymentHttpCommon


@tagged("post_install", "-at_install")
class PayOnlineCase(PaymentsCase, PaymentHttpCommon):
    """Whoever has the link of the message, and no login."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dummy_provider.company_id = cls.company
        cls._create_dummy_payment_method_for_provider(
            provider=cls.dummy_provider, journal=cls.bank_journal
        )

    def setUp(self):
        # Payments are booked: the accounts of the provider are set.
        self.enable_post_process_patcher = False
        super().setUp()
        self.action = self.asked(1000, 250)
        self.path = self.action._payment_path()

    def page(self, path=None):
        return self.url_open(path or self.path)

    def begin(self, path=None, **values):
        """Begin a payment as the page does."""
        route, _question, query = (path or self.path).partition("?")
        params = {
            "access_token": query.removeprefix("access_token="),
            "provider_id": self.dummy_provider.id,
            "payment_method_id": self.payment_method_id,
            "token_id": None,
            "amount": 1.0,
            "flow": "direct",
            "tokenization_requested": False,
            "landing_route": "https://elsewhere.example",
            "payment_reference": "mine",
            **values,
        }
        return self.make_jsonrpc_request(f"{route}/transaction", params)

    def transaction(self):
        return self.env["payment.transaction"].search(
            [("followup_action_id", "=", self.action.id)], order="id desc", limit=1
        )

    def assert_refused(self, path=None, **values):
        before = self.env["payment.transaction"].search_count([])
        with (
            mute_logger("odoo.http"),
            self.assertRaises(JsonRpcException),
        ):
            self.begin(path, **values)
        self.assertEqual(self.env["payment.transaction"].search_count([]), before)

    def asked_for(self):
        """Return what the page asks for."""
        return self._get_payment_context(self.page())["amount"]

    def pay_online(self):
        """Pay what the page asks for; return its transaction."""
        self.begin()
        found = self.transaction()
        found._set_done()
        found._post_process()
        self.env.invalidate_all()
        return found
