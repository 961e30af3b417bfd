"""Two companies and their insurers, for users of each."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import InsuranceCase


@tagged("post_install", "-at_install")
class TestCompanies(InsuranceCase):
    """Whatever is of another company is neither seen nor counted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        data = cls.setup_other_company()
        cls.other = data["company"]
        cls.journal = data["default_journal_sale"]
        cls._switch_on(cls.other, cls._policy(cls.other))
        cls.stranger = cls._user("stranger", "group_manager", cls.other)
        cls.theirs = cls.make_contract(cls.other, number="P-9", user_id=cls.stranger.id)

    def setUp(self):
        super().setUp()
        self.cover = self.covered()
        self.move = self.invoice(due=0)
        self.night(70)
        self.loss_ = self.loss()

    def test_nobody_of_another_company_sees_it(self):
        for record in (self.contract, self.cover, self.loss_, self.loss_.item_ids):
            own = record.with_user(self.stranger)
            self.assertFalse(own.search([("id", "in", record.ids)]))
            with self.assertRaises(AccessError):
                own.read(["display_name"])
        with self.assertRaises(AccessError):
            self.loss_.with_user(self.stranger).action_say()

    def test_ready_contracts_are_seen_by_all(self):
        found = self.Contract.with_user(self.stranger).search([])
        self.assertEqual(len(found.filtered("is_ready")), 4)
        self.assertEqual(found.filtered(lambda one: not one.is_ready), self.theirs)

    def test_a_cover_here_covers_nothing_there(self):
        self.invoice(
            due=0, company_id=self.other.id, journal_id=self.journal.id, amount=700
        )
        self.night(71)
        self.assertEqual(self.loss_.company_id, self.company)
        self.assertEqual(len(self.Loss.search([("company_id", "=", self.other.id)])), 0)
        self.assertEqual(self.loss_.item_ids.move_id, self.move)
        stops = self.stops().mapped("company_id")
        self.assertEqual(stops, self.company)

    def test_a_cover_of_the_one_under_a_contract_of_the_other(self):
        with self.assertRaises(UserError):
            self.Cover.create(
                {
                    "company_id": self.company.id,
                    "contract_id": self.theirs.id,
                    "partner_id": self.customer.id,
                }
            )

    def test_each_company_has_a_loss_of_its_own(self):
        self.covered(contract=self.theirs)
        theirs = self.invoice(
            due=60, company_id=self.other.id, journal_id=self.journal.id
        )
        self.night(71)
        found = self.Loss.search([("company_id", "=", self.other.id)])
        self.assertEqual((found.item_ids.move_id, found.until), (theirs, day(135)))

    def covered(self, limit=5000, partner=None, **values):
        """Have it decided by who works there."""
        contract = values.pop("contract", self.contract)
        if contract == self.contract:
            return super().covered(limit, partner, contract=contract, **values)
        cover = self.asked(partner, contract=contract, user=self.stranger)
        with self.on(-100):
            said = {"limit": limit, "valid_until": False, "reference": "D"}
            return cover._decide("granted", day(-100), said)
