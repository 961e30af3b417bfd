"""A night in which nothing is due reads no journal item; the database counts."""

from datetime import timedelta

from freezegun import freeze_time

from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL

from .world import make_company, make_customers

TABLES = ("account_move_line", "credit_followup_action_line")


@tagged("post_install", "-at_install")
class TestQuietNight(TransactionCase):
    """What the night reads is what is due, and not what there is."""

    def setUp(self):
        super().setUp()
        self.today = self.env.cr.now().date()
        self.company = self.env["res.company"].browse(make_company(self.env, "Quiet"))
        self.company.followup_charge = True
        self.partner_ids = make_customers(self.env, self.company.id, 3)
        self.night(0)
        self.night(1)

    def night(self, offset):
        """Let the scheduled action follow the company up, so many days from today."""
        on = self.today + timedelta(days=offset)
        with freeze_time(on):
            runs = self.env["credit.followup.run"].with_company(self.company)
            runs._propose_tonight(self.company, on)
            run = runs._nightly_run(self.company, on)
        self.env.flush_all()
        self.env.invalidate_all()
        return run

    def rows_read(self):
        """Return the rows that this transaction has read so far, by table."""
        return dict(
            self.env.execute_query(
                SQL(
                    "SELECT relname, seq_tup_read + idx_tup_fetch"
                    " FROM pg_stat_xact_user_tables WHERE relname IN %s",
                    TABLES,
                )
            )
        )

    def put_off(self):
        """Let nobody be due, and nothing wait that was not looked at."""
        self.env["credit.followup.answer"].search(
            [("company_id", "=", self.company.id)]
        ).next_on = self.today + timedelta(days=90)
        self.env["credit.followup.wake"].search([]).unlink()
        self.env.flush_all()

    def follow_indexes(self):
        """Let the planner do as beside a large ledger.

        It would read small tables as a whole, and begin at the lines of the actions of
        all companies, whatever indexes there are.
        """
        for other in ("enable_seqscan", "enable_hashjoin", "enable_mergejoin"):
            self.env.cr.execute(SQL("SET LOCAL %s = off", SQL.identifier(other)))

    def test_no_journal_item_is_read_where_nothing_is_due(self):
        actions = self.env["credit.followup.action"].search(
            [("company_id", "=", self.company.id)]
        )
        actions.write({"state": "sent"})
        self.put_off()
        self.follow_indexes()
        before = self.rows_read()
        run = self.night(2)
        self.assertEqual(run.state, "done", run.error)
        self.assertEqual(self.rows_read(), before)

    def test_one_who_is_due_is_found_without_a_look_at_the_others(self):
        self.put_off()
        line = self.env["account.move.line"].search(
            [
                ("partner_id", "=", self.partner_ids[0]),
                ("account_type", "=", "asset_receivable"),
            ]
        )
        self.env["credit.followup.answer"].browse(line.id).next_on = self.today
        self.env.flush_all()
        self.follow_indexes()
        before = self.rows_read()
        self.night(2)
        seen = self.rows_read()["account_move_line"] - before["account_move_line"]
        self.env.cr.execute(
            SQL(
                "SELECT count(*) FROM account_move_line WHERE company_id = %s",
                self.company.id,
            )
        )
        (others,) = self.env.cr.fetchone()
        self.assertGreater(seen, 0)
        self.assertLessEqual(seen, 6, f"of {others} lines, few times one customer's")
