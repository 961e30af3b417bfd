from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.books.common import BooksCase
from odoo.addons.credit_followup.tests.common import day


@tagged("post_install", "-at_install")
class CourtCase(BooksCase):
    """A Belgian company, its customer, and what he owes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        frozen = freeze_time(day(0))
        frozen.start()
        cls.addClassCleanup(frozen.stop)
        cls.company.country_id = cls.env.ref("base.be")
        cls.move = cls.invoice(due=0)
        cls.Insolvency = cls.env["credit.followup.insolvency"]
        cls.curator = cls._customer("Me Curator")

    def declare(self, user=None, partner=None, **values):
        """Note a bankruptcy, as an officer."""
        return self.Insolvency.with_user(user or self.officer).create(
            {
                "company_id": self.company.id,
                "partner_id": (partner or self.customer).id,
                "opened_on": day(-2),
                "court": "Ondernemingsrechtbank Gent",
                "reference": "2026/0123",
                "administrator_id": self.curator.id,
                **values,
            }
        )

    def close(self, one, outcome="empty", on=None):
        wizard = (
            self.env["credit.followup.close.insolvency"]
            .with_user(self.manager)
            .create(
                {
                    "insolvency_id": one.id,
                    "outcome": outcome,
                    "closed_on": on or day(0),
                }
            )
        )
        wizard.action_apply()
