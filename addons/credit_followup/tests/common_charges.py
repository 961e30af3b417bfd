from odoo.tests import tagged

from .common import FollowupCase


@tagged("post_install", "-at_install")
class ChargesCase(FollowupCase):
    """A company that claims by Belgian law, and an invoice that is due."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.euro = cls.setup_other_currency("EUR", rates=[("2020-01-01", 0.5)])
        cls.company.write(
            {
                "country_id": cls.env.ref("base.be").id,
                "company_registry": "0477472701",
                "followup_charge": True,
                "followup_charge_journal_id": cls.company_data[
                    "default_journal_misc"
                ].id,
                "followup_interest_account_id": cls.company_data[
                    "default_account_revenue"
                ].id,
                "followup_compensation_account_id": cls.company_data[
                    "default_account_revenue"
                ].id,
            }
        )
        cls.first, cls.second = cls.policy.level_ids.sorted()[:2]
        (cls.first | cls.second).claim_charges = True
        cls.move = cls.invoice(due=0, currency_id=cls.euro.id)

    def charges(self, **values):
        domain = [("move_id", "=", self.move.id)]
        domain += [(name, "=", value) for name, value in values.items()]
        return self.env["credit.followup.charge"].search(domain, order="id")

    def amounts(self, charges):
        return [round(one.amount, 2) for one in charges]

    def _accept(self, **clauses):
        terms = self.env["credit.followup.terms"].create(
            {
                "name": "Conditions 2025",
                "company_id": self.company.id,
                "valid_from": "2025-01-01",
                **clauses,
            }
        )
        self.env["credit.followup.terms.acceptance"].create(
            {
                "terms_id": terms.id,
                "partner_id": self.customer.id,
                "accepted_on": "2025-06-01",
            }
        )
        return terms
