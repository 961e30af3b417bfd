from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..const import REASONS
from ..facts.items import CREDITS_INDEXED, ITEMS_INDEXED, every_trade_account

BUCKETS = [
    ("0", "Not due"),
    ("1", "1 to 30 days"),
    ("2", "31 to 60 days"),
    ("3", "61 to 90 days"),
    ("4", "More than 90 days"),
]
# What the report is read by as a whole: few rows stand for a million items.
COARSE = ("company_id", "company_currency_id", "bucket", "level_id", "reason")
# Customers are joined where they are asked for: the database leaves out what is not.
ROWS = """
    SELECT line.id, line.company_id, company.currency_id AS company_currency_id,
           customer.id AS partner_id, customer.country_id,
           line.move_id, line.move_name, line.currency_id,
           line.date_maturity AS date_due, line.bucket, line.level_id,
           answer.reason, line.amount, 1 AS items
      FROM (%(lines)s) AS line
      LEFT JOIN res_company company ON company.id = line.company_id
      LEFT JOIN res_partner contact ON contact.id = line.partner_id
      LEFT JOIN res_partner customer ON customer.id = contact.commercial_partner_id
      LEFT JOIN credit_followup_answer answer ON answer.id = line.id
"""
LINES = """
    SELECT line.id, line.company_id, line.partner_id, line.move_id, line.move_name,
           line.currency_id, line.date_maturity, line.followup_level_id AS level_id,
           line.amount_residual AS amount,
           CASE WHEN line.date_maturity IS NULL OR %(late)s <= 0 THEN '0'
                WHEN %(late)s <= 30 THEN '1'
                WHEN %(late)s <= 60 THEN '2'
                WHEN %(late)s <= 90 THEN '3'
                ELSE '4' END AS bucket
      FROM account_move_line line
     WHERE line.account_id IN %(accounts)s AND line.partner_id IS NOT NULL
       AND %(which)s
"""


class CreditFollowupAgeing(models.Model):
    """The open items by days late, counted by the database on the day of the report."""

    _name = "credit.followup.ageing"
    _inherit = ["credit.followup.summed"]
    _description = "Follow-up Ageing"
    _auto = False
    _rec_name = "move_name"
    _order = "date_due"
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
        rows = SQL(ROWS, lines=SQL(" UNION ALL ").join(self._lines()))
        columns = self.env.context.get("followup_coarse")
        if columns is None:
            return rows
        by = SQL(", ").join(map(SQL.identifier, columns))
        return SQL(
            "SELECT MIN(id) AS id, SUM(amount) AS amount, SUM(items) AS items, %s"
            " FROM (%s) AS line GROUP BY %s",
            *(by, rows, by),
        )

    @api.model
    def _lines(self):
        """Return the open lines: items by their index, and what is credited beside."""
        today = self.env["account.move.line"]._followup_today()
        late = SQL("(%s - line.date_maturity)", today)
        accounts = every_trade_account(self.env)
        return [
            SQL(LINES, late=late, accounts=accounts, which=which)
            for which in (SQL(ITEMS_INDEXED), SQL(CREDITS_INDEXED))
        ]

    # === GROUPS === #

    def _read_group(
        self,
        domain,
        groupby=(),
        aggregates=(),
        having=(),
        offset=0,
        limit=None,
        order=None,
    ):
        ageing = self if having else self._coarse(domain, groupby, aggregates)
        return super(CreditFollowupAgeing, ageing)._read_group(
            domain, groupby, aggregates, having, offset, limit, order
        )

    def _read_grouping_sets(self, domain, grouping_sets, aggregates=(), order=None):
        groupby = [one for groupby in grouping_sets for one in groupby]
        ageing = self._coarse(domain, groupby, aggregates)
        return super(CreditFollowupAgeing, ageing)._read_grouping_sets(
            domain, grouping_sets, aggregates, order
        )

    def _coarse(self, domain, groupby, aggregates):
        """Return the report added up by the few columns that a question is about.

        Once, by several processes of the database; what is asked is added up of that.
        """
        summed = {one.partition(":")[0] for one in aggregates} - {"__count", "amount"}
        asked = {condition.field_expr for condition in Domain(domain).iter_conditions()}
        asked |= {*groupby, *summed, "company_id", "company_currency_id"}
        if not asked <= set(COARSE):
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
