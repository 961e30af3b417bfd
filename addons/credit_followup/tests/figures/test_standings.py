"""What salespeople see: their own customers, what they owe, and nothing else."""

from odoo.exceptions import AccessError

from ..common import FollowupCase


class TestStandings(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller = cls._user("seller", "group_salesperson")
        cls.Standing = cls.env["credit.followup.standing"]
        cls.customer.user_id = cls.seller
        cls.other = cls._customer("Carla Peeters")
        cls.contact = cls.env["res.partner"].create(
            {"name": "Branch", "parent_id": cls.customer.id}
        )
        cls.one = cls.invoice(amount=1000.0, due=-40)
        cls.invoice(cls.contact, 200.0, due=10)
        cls.invoice(cls.other, 400.0, due=-5)

    def seen(self, user, on=0):
        with self.on(on):
            own = self.Standing.with_user(user).with_company(self.company)
            own.invalidate_model()
            found = own.search([("company_id", "=", self.company.id)])
            ages = ["not_due", "d1_30", "d31_60", "d61_90", "d90_plus"]
            found.fetch(["amount_open", "amount_overdue", "days_late", "loose", *ages])
            return found

    def test_a_salesperson_sees_his_own(self):
        found = self.seen(self.seller)
        self.assertEqual(found.partner_id, self.customer)
        self.assertEqual((found.amount_open, found.amount_overdue), (1200.0, 1000.0))
        self.assertEqual(
            (found.days_late, found.d31_60, found.not_due), (40, 1000, 200)
        )

    def test_a_reader_sees_everybody(self):
        self.assertEqual(self.seen(self.reader).partner_id, self.customer | self.other)
        with self.assertRaises(AccessError):
            self.seen(self.outsider)

    def test_who_owes_most_that_is_late_stands_first(self):
        self.assertEqual(self.seen(self.reader)[0].partner_id, self.customer)
        self.invoice(self.other, 5000.0, due=-1)
        self.assertEqual(self.seen(self.reader)[0].partner_id, self.other)

    def test_nothing_of_another_company(self):
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_salesperson", other)
        self.customer.user_id = stranger
        self.assertFalse(self.Standing.with_user(stranger).search([]))

    def test_what_nobody_allocated_stands_apart(self):
        self.on_account(300.0, self.item(self.one).date_maturity)
        found = self.seen(self.seller)
        self.assertEqual((found.amount_open, found.amount_overdue), (1200.0, 1000.0))
        self.assertEqual(found.loose, -300.0)

    def test_he_reads_no_invoice_by_it(self):
        found = self.seen(self.seller)
        with self.assertRaises(AccessError):
            self.env["account.move.line"].with_user(self.seller).browse(found.id).read(
                ["amount_residual"]
            )
