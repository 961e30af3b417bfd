from odoo.tests import tagged

from ..common import FollowupCase


@tagged("post_install", "-at_install")
class TestTraces(FollowupCase):
    """An old bad debtor under another name is shown, and nothing is done by itself."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.customer.write(
            {
                "name": "Bouw Claes NV",
                "is_company": True,
                "vat": "BE0477472701",
                "phone": "+32 9 234 56 78",
                "email": "info@bouwclaes.be",
                "street": "Marktplein 12",
            }
        )
        cls.bad = cls.customer.with_company(cls.company)
        cls.bad.trust = "bad"

    def new(self, **values):
        partners = self.env["res.partner"].with_company(self.company)
        return partners.create({"name": "Claes Projects", "is_company": True, **values})

    def test_the_same_number_is_told_with_how_sure_it_is(self):
        new = self.new(company_registry="0477.472.701")
        self.assertIn("Bouw Claes NV", new.followup_resembles)
        self.assertIn("95 % sure", new.followup_resembles)
        self.assertIn("Company number", new.followup_resembles)
        self.assertEqual(new.trust, "normal")

    def test_a_telephone_at_home_and_a_domain(self):
        self.assertIn("Telephone", self.new(phone="09/234.56.78").followup_resembles)
        self.assertFalse(self.new(email="jan@bouwclaes.be").followup_resembles)
        both = self.new(name="Bouw Claes BV", email="jan@bouwclaes.be")
        self.assertIn("Domain", both.followup_resembles)

    def test_who_is_trusted_again_leaves_no_trace(self):
        new = self.new(company_registry="0477472701")
        self.bad.trust = "normal"
        new.invalidate_recordset(["followup_resembles"])
        self.assertFalse(new.followup_resembles)

    def test_what_changes_on_the_bad_debtor_is_known(self):
        self.bad.phone = "+32 9 876 54 32"
        self.assertFalse(self.new(phone="+32 9 234 56 78").followup_resembles)
        self.assertTrue(self.new(phone="+32 9 876 54 32").followup_resembles)

    def test_an_insolvent_one_and_one_found_bad(self):
        friend = self._customer("Friend")
        friend.write({"vat": "BE0403170701", "is_company": True})
        self.env["credit.followup.sign"].create(
            {
                "company_id": self.company.id,
                "partner_id": friend.id,
                "sign": "insolvency",
            }
        )
        self.assertIn(
            "Friend", self.new(company_registry="403170701").followup_resembles
        )

    def test_it_is_each_companys_own_and_no_customer_resembles_himself(self):
        self.assertFalse(self.bad.followup_resembles)
        other = self.setup_other_company()["company"]
        new = self.new(company_registry="0477472701").with_company(other)
        self.assertFalse(new.followup_resembles)

    def test_one_look_into_the_index_for_many(self):
        def queries(count):
            new = self.env["res.partner"].union(
                *(self.new(name=f"New {n}", phone="09 234 56 78") for n in range(count))
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            new.mapped("followup_resembles")
            return self.env.cr.sql_log_count - before

        queries(1)
        self.assertLessEqual(queries(12), queries(2))
