"""Interest and costs among the figures: in which month, and what counts as received."""

from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from ..common import day
from ..common_charges import ChargesCase

MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 30)


@tagged("post_install", "-at_install")
class TestCosts(ChargesCase):
    def kept(self, month, on=APRIL):
        """Return what was claimed in a month, and received of claims."""
        figures = self.env["credit.followup.figure"]
        with freeze_time(on):
            figures._cron_keep()
        one = figures.search(
            [
                ("company_id", "=", self.company.id),
                ("month", "=", month),
                ("scope", "=", "company"),
            ]
        )
        self.assertEqual(self.opened(one, "claimed", "amount_company"), one.claimed)
        self.assertEqual(self.opened(one, "losses", "amount_company"), one.losses)
        return round(one.claimed, 2), round(one.claims_paid, 2)

    def opened(self, figure, what, name):
        """Return the sum of the records that a figure opens."""
        action = getattr(figure.with_user(self.reader), f"action_view_{what}")()
        found = self.env[action["res_model"]].search(action["domain"])
        return round(sum(found.mapped(name)), 2)

    def claimed(self):
        return round(sum(self.charges().mapped("amount_company")), 2)

    def booked(self):
        """Return the receivable of what was claimed and is in the books."""
        self.follow_up(5)
        with freeze_time(day(5)):
            self.charges().with_user(self.officer).action_post()
        lines = self.charges().entry_id.line_ids
        return lines.filtered(lambda line: line.account_type == "asset_receivable")

    def test_on_the_last_day_of_a_month(self):
        self.follow_up(27)
        self.assertGreater(self.claimed(), 0)
        self.assertEqual(self.kept(MARCH)[0], self.claimed())
        self.assertEqual(self.kept(APRIL)[0], 0.0)

    def test_on_the_first_day_of_the_next_though_its_interest_began_before(self):
        self.follow_up(28)
        self.assertEqual(self.kept(MARCH)[0], 0.0)
        self.assertEqual(self.kept(APRIL)[0], self.claimed())

    def test_what_was_paid_of_claims_was_received(self):
        line = self.booked()
        payment = self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=line.move_id.ids
        )
        payment.create({"payment_date": day(8)})._create_payments()
        self.assertEqual(self.kept(MARCH), (self.claimed(), self.claimed()))

    def test_what_was_written_off_was_not(self):
        line = self.booked()
        loss = self.company_data["default_account_expense"]
        self.company.write(
            {
                "followup_write_off_journal_id": self.company_data[
                    "default_journal_misc"
                ].id,
                "followup_loss_account_id": loss.id,
                "followup_regained_account_id": self.company_data[
                    "default_account_revenue"
                ].id,
                "followup_write_off_limit": 1000.0,
            }
        )
        with freeze_time(day(8)):
            one = self.env["credit.followup.write.off"].with_user(self.officer)
            one = one.create(
                {"move_line_id": line.id, "ground": "other", "evidence": "Gone"}
            )
            one._propose()
            if one.state == "proposed":
                one.with_user(self.manager).action_approve()
        self.assertEqual(one.state, "booked")
        self.assertGreater(one.amount_company, 0)
        self.assertEqual(self.kept(MARCH)[1], 0.0)
