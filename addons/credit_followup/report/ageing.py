from functools import partial

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..const import REASONS
from ..facts.items import (
    CREDITS_INDEXED,
    ITEMS_INDEXED,
    every_trade_account,
    uncompiled,
)

# Items are found by their index, and the few open lines that are credits by theirs.
CREDITS = SQL(CREDITS_INDEXED)
OPEN = (SQL(ITEMS_INDEXED), CREDITS)
BUCKETS = [
    ("0", "Not due"),
    ("1", "1 to 30 days"),
    ("2", "31 to 60 days"),
    ("3", "61 to 90 days"),
    ("4", "More than 90 days"),
]
# Each row of the report, of a line or of the sum of many. What is not asked for is not
# joined: the database leaves it out.
ROWS = """
    SELECT line.*, company.currency_id AS company_currency_id,
           CASE WHEN line.date_due IS NULL OR %(late)s <= 0 THEN '0'
                WHEN %(late)s <= 30 THEN '1'
                WHEN %(late)s <= 60 THEN '2'
                WHEN %(late)s <= 90 THEN '3'
                ELSE '4' END AS bucket
      FROM (%(lines)s) AS line
      LEFT JOIN res_company company ON company.id = line.company_id
"""
LINES = """
    SELECT %(columns)s
      FROM account_move_line line
           %(joins)s
     WHERE line.account_id IN %(accounts)s AND line.partner_id IS NOT NULL
       AND %(which)s
"""
ANSWERS = "LEFT JOIN credit_followup_answer answer ON answer.id = line.id"
# The database expects many credits, and would read every answer for the few there are.
ANSWER_OF_EACH = """
    LEFT JOIN LATERAL (
        SELECT answer.reason FROM credit_followup_answer answer
         WHERE answer.id = line.id LIMIT 1) AS answer ON TRUE
"""
CUSTOMER_OF = """
    LEFT JOIN res_partner contact ON contact.id = %s
    LEFT JOIN res_partner customer ON customer.id = contact.commercial_partner_id
"""
CUSTOMERS = SQL(CUSTOMER_OF, SQL("line.partner_id"))
# Whose the sums are is looked up once for each partner of lines, not for each line.
SUMS = """
    SELECT line.*, customer.id AS partner_id, customer.country_id
      FROM (%s) AS line %s
"""
# By these a report as a whole is added up; few rows stand for a million items.
COARSE = {
    "company_id": SQL("line.company_id"),
    "date_due": SQL("line.date_maturity"),
    "level_id": SQL("line.followup_level_id"),
    "country_id": SQL("customer.country_id"),
    "reason": SQL("answer.reason"),
}
# Or by this one, where no date multiplies it.
CONTACT = {"contact_id": SQL("line.partner_id")}
FINE = {
    **COARSE,
    "id": SQL("line.id"),
    "partner_id": SQL("customer.id"),
    "move_id": SQL("line.move_id"),
    "move_name": SQL("line.move_name"),
    "currency_id": SQL("line.currency_id"),
    "amount": SQL("line.amount_residual"),
    "items": SQL("1"),
}
# What may be asked of sums: an average would be one of them, and not of items.
ADDED_UP = {"amount:sum", "amount:sum_currency"}
# What follows from the others, row by row.
DERIVED = {"bucket": "date_due", "company_currency_id": "company_id"}
# What follows from the contact.
WHOSE = {"country_id", "partner_id"}


class CreditFollowupAgeing(models.Model):
    """The open items by days late, counted by the database on the day of the report."""

    _name = "credit.followup.ageing"
    _inherit = ["credit.followup.summed"]
    _description = "Follow-up Ageing"
    _auto = False
    _rec_name = "move_name"
    _order = "date_due, id"
    # What the statement below reads, to be written before it does.
    _depends = {
        "account.move.line": [
            "amount_residual",
            "amount_residual_currency",
            "reconciled",
            "date_maturity",
            "parent_state",
            "partner_id",
            "payment_id",
            "account_id",
        ],
        "account.account": ["account_type", "non_trade"],
        "res.company": ["currency_id"],
        "res.partner": ["commercial_partner_id", "country_id"],
        "credit.followup.answer": ["reason"],
    }

    company_id = fields.Many2one("res.company", readonly=True)
    company_currency_id = fields.Many2one("res.currency", readonly=True)
    partner_id = fields.Many2one("res.partner", string="Customer", readonly=True)
    country_id = fields.Many2one("res.country", readonly=True)
    move_id = fields.Many2one("account.move", string="Invoice", readonly=True)
    move_name = fields.Char(string="Number", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    date_due = fields.Date(string="Due date", readonly=True)
    bucket = fields.Selection(BUCKETS, string="Days late", readonly=True)
    level_id = fields.Many2one("credit.followup.level", readonly=True)
    reason = fields.Selection(REASONS, string="Status", readonly=True)
    amount = fields.Monetary(
        string="Open", currency_field="company_currency_id", readonly=True
    )
    items = fields.Integer(readonly=True, aggregator=None)

    @property
    def _table_query(self):
        """Read the ledger itself: nothing of this is ever out of date."""
        today = self.env["account.move.line"]._followup_today()
        coarse = self.env.context.get("followup_coarse")
        lines = self._fine if coarse is None else partial(self._sums, coarse)
        uncompiled(self.env)
        return SQL(
            ROWS,
            late=SQL("(%s - line.date_due)", today),
            lines=SQL(" UNION ALL ").join(map(lines, OPEN)),
        )

    @api.model
    def _fine(self, which):
        """Return the open lines of a kind."""
        return self._lines(_named(FINE), SQL("%s %s", CUSTOMERS, SQL(ANSWERS)), which)

    @api.model
    def _sums(self, coarse, which):
        """Return the open lines of a kind, added up by these columns."""
        answers = ANSWER_OF_EACH if which is CREDITS else ANSWERS
        joins = {"country_id": CUSTOMERS, "reason": SQL(answers)}
        columns = {**COARSE, **CONTACT}
        by = [columns[name] for name in coarse]
        found = SQL(
            "%s GROUP BY %s",
            self._lines(
                _summed({name: columns[name] for name in coarse}),
                SQL(" ").join(joins[name] for name in joins if name in coarse),
                which,
            ),
            SQL(", ").join(by),
        )
        if "contact_id" not in coarse:
            return found
        return SQL(SUMS, found, SQL(CUSTOMER_OF, SQL("line.contact_id")))

    @api.model
    def _lines(self, columns, joins, which):
        accounts = every_trade_account(self.env)
        return SQL(LINES, columns=columns, joins=joins, accounts=accounts, which=which)

    @api.model
    def search_fetch(self, domain, field_names=None, offset=0, limit=None, order=None):
        """Find a page first and read its rows alone: nothing is joined for others."""
        order = order or self._order
        query = self._search(domain, offset=offset, limit=limit, order=order)
        found = self.browse(query.get_result_ids())
        if field_names:
            found.fetch(field_names)
        return found

    # === GROUPS === #

    def _read_group(self, domain, groupby=(), aggregates=(), having=(), **options):
        ageing = self if having else self._coarse(domain, groupby, aggregates)
        return super(CreditFollowupAgeing, ageing)._read_group(
            domain, groupby, aggregates, having, **options
        )

    def _read_grouping_sets(self, domain, grouping_sets, aggregates=(), order=None):
        groupby = [one for groupby in grouping_sets for one in groupby]
        ageing = self._coarse(domain, groupby, aggregates)
        return super(CreditFollowupAgeing, ageing)._read_grouping_sets(
            domain, grouping_sets, aggregates, order
        )

    @api.model
    def _count_groups(self, domain, groupby):
        ageing = self._coarse(domain, groupby, ())
        return super(CreditFollowupAgeing, ageing)._count_groups(domain, groupby)

    def _coarse(self, domain, groupby, aggregates):
        """Return the report added up by the few columns that a question is about.

        Once, by several processes of the database; what is asked is added up of that.
        """
        amounts = {one for one in aggregates if one.startswith("amount:")}
        if not amounts <= ADDED_UP:
            return self
        summed = {one.partition(":")[0] for one in aggregates} - {"__count", "amount"}
        asked = {one.field_expr for one in Domain(domain).iter_conditions()}
        if "partner_id" in asked:
            return self  # some customers: their lines are found by the index
        asked |= {*summed, "company_id", *(one.partition(":")[0] for one in groupby)}
        asked = {DERIVED.get(name, name) for name in asked}
        if asked & WHOSE and "date_due" not in asked:
            asked = {*(asked - WHOSE), *CONTACT}
        if not asked <= {*COARSE, *CONTACT}:
            return self
        return self.with_context(followup_coarse=sorted(asked))

    @api.model
    def _read_group_select(self, aggregate_spec, query):
        """Count items, not rows: a row may stand for many of them."""
        if aggregate_spec == "__count":
            return SQL(
                "COALESCE(SUM(%s), 0)::bigint",
                self._field_to_sql(self._table, "items", query),
            )
        return super()._read_group_select(aggregate_spec, query)


def _named(columns):
    """Return columns with their names."""
    names = (SQL("%s AS %s", sql, SQL.identifier(one)) for one, sql in columns.items())
    return SQL(", ").join(names)


def _summed(columns):
    """Return these columns and the sums of the lines; what else there is, is empty."""
    sums = {"amount": SQL("SUM(line.amount_residual)"), "items": SQL("COUNT(*)")}
    return _named({"date_due": SQL("NULL::date"), **columns, **sums})
