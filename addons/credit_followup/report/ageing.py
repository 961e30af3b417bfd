from odoo import fields, models
from odoo.tools import SQL

from ..const import REASONS
from ..facts.items import OPEN_LINE

BUCKETS = [
    ("0", "Not due"),
    ("1", "1 to 30 days"),
    ("2", "31 to 60 days"),
    ("3", "61 to 90 days"),
    ("4", "More than 90 days"),
]


class CreditFollowupAgeing(models.Model):
    """The open items by days late, counted by the database on the day of the report."""

    _name = "credit.followup.ageing"
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
        ],
        "account.account": ["account_type", "non_trade"],
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

    @property
    def _table_query(self):
        """Read the ledger itself: nothing of this is ever out of date."""
        late = SQL("(CURRENT_DATE - line.date_maturity)")
        return SQL(
            """
            SELECT line.id, line.company_id, line.company_currency_id,
                   customer.id AS partner_id, customer.country_id,
                   line.move_id, line.move_name, line.currency_id,
                   line.date_maturity AS date_due,
                   CASE WHEN line.date_maturity IS NULL OR %(late)s <= 0 THEN '0'
                        WHEN %(late)s <= 30 THEN '1'
                        WHEN %(late)s <= 60 THEN '2'
                        WHEN %(late)s <= 90 THEN '3'
                        ELSE '4' END AS bucket,
                   line.followup_level_id AS level_id,
                   answer.reason, line.amount_residual AS amount
              FROM account_move_line line
              JOIN account_account account ON account.id = line.account_id
              JOIN res_partner partner ON partner.id = line.partner_id
              JOIN res_partner customer ON customer.id = partner.commercial_partner_id
              LEFT JOIN credit_followup_answer answer ON answer.id = line.id
             WHERE %(open)s
               AND account.account_type = 'asset_receivable'
               AND account.non_trade IS NOT TRUE
            """,
            late=late,
            open=OPEN_LINE,
        )
