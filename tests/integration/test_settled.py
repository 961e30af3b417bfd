"""Nothing polls what was paid long ago: the database counts the rows that are read."""

from freezegun import freeze_time

from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL

from .world import make_company, make_customers

SETTLED = 100_000


@tagged("post_install", "-at_install")
class TestSettled(TransactionCase):
    """A night beside a hundred thousand charges that were paid."""

    def setUp(self):
        super().setUp()
        self.company = self.env["res.company"].browse(
            make_company(self.env, "Settled NV")
        )
        self.company.followup_charge = True
        self.partner_ids = make_customers(self.env, self.company.id, 2)
        self.settle(SETTLED, self.paid_entry())

    def paid_entry(self):
        """Return a document of the first customer that was paid long ago."""
        invoice = self.invoice_of(0).copy({"invoice_date": "2024-01-01"})
        invoice.action_post()
        wizard = self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        wizard.create({})._create_payments()
        return invoice

    def invoice_of(self, position):
        return self.env["account.move"].search(
            [("partner_id", "=", self.partner_ids[position])], limit=1
        )

    def settle(self, count, entry):
        """Insert paid charges of the first customer, as years of nights leave them."""
        self.env["credit.followup.charge"].flush_model()
        self.env.cr.execute(
            SQL(
                "INSERT INTO credit_followup_charge (company_id, partner_id,"
                " currency_id, entry_id, kind, state, reason, amount, date_from,"
                " date_to)"
                " SELECT %s, %s, %s, %s, 'interest', 'paid', 'entry_paid', 1,"
                " '2024-01-01', '2024-02-01' FROM generate_series(1, %s)",
                self.company.id,
                self.partner_ids[0],
                self.company.currency_id.id,
                entry.id,
                count,
            )
        )
        self.env.cr.execute("ANALYZE credit_followup_charge")

    def rows_read(self):
        """Return how many charges this transaction has read so far."""
        (counts,) = self.env.execute_query(
            SQL(
                "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables"
                " WHERE relname = 'credit_followup_charge'"
            )
        )
        return counts[0]

    def night(self, on):
        """Let the scheduled action follow the company up on a day."""
        with freeze_time(on):
            run = self.env["credit.followup.run"].with_company(self.company)
            run._propose_tonight(self.company, on)
            return run._nightly_run(self.company, on)

    def test_a_night_reads_none_of_them(self):
        today = self.env.cr.now().date()
        first = self.night(today)
        self.assertEqual(len(first.action_ids), 2, "everybody is looked at once")
        self.invoice_of(1).line_ids.date_maturity = today
        before = self.rows_read()
        second = self.night(today.replace(year=today.year + 1))
        self.assertFalse(second.error)
        self.assertEqual(self.rows_read() - before, 0)
