"""Queries per batch do not grow with the customers in it."""

from odoo import fields
from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL

from odoo.addons.credit_followup.decisions.claims import claims_of
from odoo.addons.credit_followup.decisions.proposal import Proposal
from odoo.addons.credit_followup.facts.reader import Reader

from .world import make_company, make_customers

FEW, MANY = 100, 1000
# Odoo writes rows in statements of a hundred.
ROWS_PER_STATEMENT = 100


@tagged("post_install", "-at_install")
class TestScaling(TransactionCase):
    """Count the queries of a batch of 100 and of 1,000 customers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env["res.company"].browse(make_company(cls.env, "Scaling"))
        (cls.original,) = make_customers(cls.env, cls.company.id, 1)
        cls.env.flush_all()
        cls._clone(FEW + MANY)
        cls.env.invalidate_all()
        cls.today = fields.Date.context_today(cls.company)

    @classmethod
    def _clone(cls, count):
        """Copy the customer with its receivable line, by the table."""
        partners = cls._copy("res_partner", cls.original, count, "complete_name")
        cls.env.execute_query(
            SQL(
                "UPDATE res_partner SET commercial_partner_id = id"
                " WHERE id IN %s RETURNING id",
                tuple(partners),
            )
        )
        cls.partners = partners
        line = cls.env["account.move.line"].search(
            [
                ("partner_id", "=", cls.original),
                ("account_type", "=", "asset_receivable"),
            ]
        )
        lines = cls._copy("account_move_line", line.id, count, "name")
        for line_id, partner_id in zip(lines, partners, strict=True):
            cls.env.cr.execute(
                "UPDATE account_move_line SET partner_id = %s WHERE id = %s",
                [partner_id, line_id],
            )

    @classmethod
    def _copy(cls, table, record_id, count, _name):
        """Insert copies of one row; return their ids."""
        columns = [
            SQL.identifier(name)
            for (name,) in cls.env.execute_query(
                SQL(
                    "SELECT column_name FROM information_schema.columns"
                    " WHERE table_name = %s AND column_name != 'id'"
                    " AND is_generated = 'NEVER'",
                    table,
                )
            )
        ]
        names = SQL(", ").join(columns)
        rows = cls.env.execute_query(
            SQL(
                "INSERT INTO %s (%s) SELECT %s FROM %s, generate_series(1, %s)"
                " WHERE id = %s RETURNING id",
                SQL.identifier(table),
                names,
                names,
                SQL.identifier(table),
                count,
                record_id,
            )
        )
        return [row_id for (row_id,) in rows]

    def queries(self, work):
        """Return how many queries the work needs."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        work()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_reading_and_evaluating_needs_the_same_queries_for_ten_times_as_many(self):
        reader = Reader(self.env, self.company, self.today)
        few = self.queries(lambda: list(reader.decisions(self.partners[:FEW])))
        many = self.queries(lambda: list(reader.decisions(self.partners[FEW:])))
        self.assertEqual(few, many)

    def test_proposing_grows_by_odoo_s_own_insert_statements_only(self):
        few = self.queries(lambda: self.propose(self.partners[:FEW]))
        many = self.queries(lambda: self.propose(self.partners[FEW:]))
        # Actions and lines are inserted, and people written on the actions, in
        # statements of a hundred rows; Odoo reads back in larger ones.
        statements = (MANY - FEW) // ROWS_PER_STATEMENT
        self.assertLessEqual(many - few, 4 * statements)

    def test_a_status_sentence_of_a_page_needs_the_same_queries_as_of_two_rows(self):
        lines = self.env["account.move.line"].search(
            [("partner_id", "in", self.partners[:80])]
        )
        self.queries(lambda: lines[:1].mapped("followup_sentence"))
        few = self.queries(lambda: lines[:2].mapped("followup_sentence"))
        page = self.queries(lambda: lines.mapped("followup_sentence"))
        self.assertEqual(few, page)

    def test_claims_need_the_same_queries_for_ten_times_as_many(self):
        self.company.country_id = self.env.ref("base.be")
        self.queries(lambda: self.claims(self.partners[:1]))
        few = self.queries(lambda: self.claims(self.partners[:FEW]))
        many = self.queries(lambda: self.claims(self.partners[FEW:]))
        self.assertEqual(few, many)

    def claims(self, partner_ids):
        """Work out what the debts of those customers cost."""
        lines = self.env["account.move.line"].search(
            [
                ("partner_id", "in", partner_ids),
                ("account_type", "=", "asset_receivable"),
            ]
        )
        found = claims_of(self.env, self.company, self.today, lines)
        self.assertEqual(len(found), len(partner_ids))

    def propose(self, partner_ids):
        """Propose for those customers in a run of its own."""
        run = self.env["credit.followup.run"].create(
            {"company_id": self.company.id, "date": self.today}
        )
        run = run.with_context(tracking_disable=True, mail_create_nolog=True)
        Proposal(run, Reader(self.env, self.company, self.today)).add(partner_ids)
