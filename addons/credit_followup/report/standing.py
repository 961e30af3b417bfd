"""What each customer owes, for whoever sells to him: a row for each, no invoice."""

from odoo import fields, models
from odoo.tools import SQL

from ..facts.figures.ledger import DUE_ON, IS_ITEM, ages_of
from ..facts.items import CUSTOMER, WITH_CONTACT, every_trade_account, uncompiled


class CreditFollowupStanding(models.Model):
    """Where a customer stands today. A salesperson sees those of his own."""

    _name = "credit.followup.standing"
    _inherit = ["credit.followup.summed"]
    _description = "Where a Customer Stands"
    _auto = False
    _rec_name = "partner_id"
    _order = "amount_overdue desc, id"
    _depends = {
        "account.move.line": [
            "amount_residual",
            "date",
            "date_maturity",
            "parent_state",
            "partner_id",
            "reconciled",
        ],
        "res.partner": ["commercial_partner_id", "user_id"],
    }

    company_id = fields.Many2one("res.company", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    partner_id = fields.Many2one("res.partner", string="Customer", readonly=True)
    user_id = fields.Many2one("res.users", string="Salesperson", readonly=True)
    amount_open = fields.Monetary(string="Open", readonly=True)
    amount_overdue = fields.Monetary(string="Overdue", readonly=True)
    not_due = fields.Monetary(string="Not due", readonly=True)
    d1_30 = fields.Monetary(string="1-30 days late", readonly=True)
    d31_60 = fields.Monetary(string="31-60 days late", readonly=True)
    d61_90 = fields.Monetary(string="61-90 days late", readonly=True)
    d90_plus = fields.Monetary(string="More than 90 days late", readonly=True)
    days_late = fields.Integer(
        string="Days late", readonly=True, aggregator="max", help="Of the oldest item."
    )
    due_next = fields.Date(
        string="Next due", readonly=True, help="When the next item falls due."
    )
    level_on = fields.Date(string="Last step", readonly=True)
    loose = fields.Monetary(
        string="Not yet allocated",
        readonly=True,
        help="What came in and nobody has allocated, below zero.",
    )

    @property
    def _table_query(self):
        """Read the ledger itself: a salesperson's few customers by their index."""
        uncompiled(self.env)
        today = fields.Date.context_today(self)
        late = SQL("(%s::date - %s)", today, DUE_ON)
        ages = [
            SQL("%s AS %s", _sum(is_of_age), SQL.identifier(name))
            for name, is_of_age in ages_of(late).items()
        ]
        return SQL(
            "SELECT MIN(line.id) AS id, line.company_id, company.currency_id,"
            # As it is, the rule's condition would have the lines read once for each of
            # a salesperson's customers.
            " partner.id AS partner_id, partner.user_id + 0 AS user_id,"
            " %(open)s AS amount_open, %(overdue)s AS amount_overdue, %(ages)s,"
            " COALESCE(SUM(line.amount_residual) FILTER (WHERE NOT %(item)s), 0)"
            " AS loose, GREATEST(MAX(%(late)s) FILTER (WHERE %(item)s"
            " AND line.amount_residual > 0), 0) AS days_late,"
            " MIN(%(due)s) FILTER (WHERE %(item)s AND %(late)s <= 0) AS due_next,"
            " MAX(line.followup_level_on) AS level_on"
            " FROM account_move_line line JOIN account_move move"
            " ON move.id = line.move_id %(contact)s"
            " JOIN res_partner partner ON partner.id = %(customer)s"
            " JOIN res_company company ON company.id = line.company_id"
            " WHERE %(lines)s"
            " GROUP BY line.company_id, company.currency_id, partner.id",
            open=_sum(SQL("TRUE")),
            overdue=_sum(SQL("%s > 0", late)),
            item=IS_ITEM,
            late=late,
            ages=SQL(", ").join(ages),
            due=DUE_ON,
            contact=WITH_CONTACT,
            customer=CUSTOMER,
            lines=self._lines(),
        )

    def _lines(self):
        """Return the condition of an open line of whom the user may see."""
        return SQL(
            "line.company_id IN %s AND line.account_id IN %s"
            " AND line.parent_state = 'posted' AND line.reconciled IS NOT TRUE"
            " AND line.amount_residual <> 0 AND %s",
            tuple(self.env.companies.ids) or (0,),
            every_trade_account(self.env),
            self._whose(),
        )

    def _whose(self):
        """Return the condition that leaves a salesperson the lines of his customers.

        The rule says the same; here the database finds them by their index, also where
        Odoo reads as superuser what the rule has found.
        """
        if self.env.user.has_group("credit_followup.group_readonly"):
            return SQL("line.partner_id IS NOT NULL")
        partners = self.env["res.partner"].sudo().with_context(active_test=False)
        sold_to = partners.search([("user_id", "=", self.env.uid)], order="id")
        own = partners.search(
            [("commercial_partner_id", "in", sold_to.ids)], order="id"
        )
        # Named one by one: else the database reads the ledger for who is among them.
        return SQL("line.partner_id IN %s", tuple(own.ids) or (0,))


def _sum(which):
    """Return what is open of some items, as figures count them."""
    return SQL(
        "COALESCE(SUM(line.amount_residual) FILTER (WHERE %s AND %s), 0)",
        IS_ITEM,
        which,
    )
