"""An officer proposes a write-off and makes a provision, in a real browser."""

from odoo.tests import HttpCase, tagged

from .common import BooksCase


@tagged("post_install", "-at_install", "tour")
class TestBooksTours(BooksCase, HttpCase):
    """As officer, without administrator's rights; the days are the browser's."""

    browser_size = "1400x900"

    def setUp(self):
        super().setUp()
        self.officer.password = self.officer.login
        self.move = self.invoice(due=-800)

    def tour(self, name):
        self.start_tour("/odoo", f"credit_followup_{name}", login="followup_officer")

    def test_propose_a_write_off(self):
        self.tour("write_off")
        one = self.WriteOff.search([("move_id", "=", self.move.id)])
        self.assertEqual((one.state, one.ground), ("proposed", "age"))
        self.assertIn("Letters came back", one.evidence)
        self.assertEqual(one.proposed_by_id, self.officer)

    def test_make_a_provision(self):
        account = self.env["account.account"].create
        cost = account({"name": "Cost", "code": "CF634", "account_type": "expense"})
        made = account(
            {"name": "Provided", "code": "CF409", "account_type": "asset_current"}
        )
        self.company.write(
            {
                "followup_provision_journal_id": self.misc.id,
                "followup_provision_cost_account_id": cost.id,
                "followup_provision_account_id": made.id,
            }
        )
        band = {"company_id": self.company.id, "from_days": 90, "percent": 50}
        self.env["credit.followup.provision.band"].create(band)
        self.tour("provision")
        one = self.env["credit.followup.provision"].search([])
        self.assertEqual((one.state, one.amount), ("draft", 500.0))
