from datetime import datetime
from decimal import Decimal

from odoo.tests import tagged

from ..common import day
from .common import ExportsCase


@tagged("post_install", "-at_install")
class TestDossiers(ExportsCase):
    """A dossier says what the ledger says, and asks for no more than our letters."""

    def test_what_was_paid_in_part(self):
        self.pay(self.move, 200, on=day(10))
        dossier = self.dossier(self.move)
        self.assertEqual(self.found(dossier), [])
        (claim,) = dossier["claims"]
        self.assertEqual(claim["original_amount"], "1000.00")
        self.assertEqual(claim["paid_amount"], "200.00")
        self.assertEqual(claim["open_amount"], "800.00")
        (row,) = dossier["ledger"]
        self.assertEqual((row["type"], row["amount"]), ("payment", "-200.00"))
        self.assertEqual(dossier["case"]["nature"], "b2b")

    def test_it_asks_for_no_more_than_our_letters(self):
        self.pay(self.move, 200, on=day(10))
        dossier = self.dossier(self.move)
        with self.on(60):
            sentence = self.move.followup_cost
        beside = Decimal(dossier["totals"]["interest"])
        beside += Decimal(dossier["totals"]["charges"])
        self.assertGreater(beside, 40)
        self.assertIn(f"{beside}", sentence)

    def test_until_when_it_can_be_claimed(self):
        """The first of the days of its claims, and no finding before it."""
        dossier = self.dossier(self.move)
        due = self.item(self.move).date_maturity
        last_on = due.replace(year=due.year + 10)
        self.assertEqual(dossier["case"]["limitation_date"], str(last_on))
        self.company.country_id = self.env.ref("base.us")
        self.customer.country_id = self.env.ref("base.us")
        self.assertNotIn("limitation_date", self.dossier(self.move)["case"])

    def test_at_night_interest_runs_to_the_day_of_the_company(self):
        self.company.resource_calendar_id.tz = "Europe/Brussels"
        night = datetime.fromisoformat(f"{day(60)}T23:30:00")
        dossier = self.dossier(self.move, cutoff_at=night)
        self.assertEqual(self.found(dossier), [])
        self.assertEqual(dossier["case"]["cutoff_at"][:10], str(day(61)))
        self.assertEqual(dossier["totals"]["interest_as_of"], str(day(61)))
