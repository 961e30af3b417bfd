"""What customers owed at the end of a day, item by item: of what figures are made."""

from odoo import fields, models
from odoo.tools import SQL

from ..facts.figures.ledger import (
    DUE_ON,
    SOLD_ON,
    ages_of,
    items_at_work,
    left_at,
    open_at,
)
from ..facts.items import CUSTOMER, WITH_CONTACT, uncompiled
from .ageing import BUCKETS


class CreditFollowupOwed(models.Model):
    """An item as it was open at the end of a day, that of the context or today."""

    _name = "credit.followup.owed"
    _inherit = ["credit.followup.summed"]
    _description = "Owed at a Day"
    _auto = False
    _rec_name = "move_id"
    _order = "due_on, id"
    _depends = {
        "account.move": ["move_type", "invoice_date"],
        "account.move.line": ["balance", "date", "date_maturity", "parent_state"],
        "account.partial.reconcile": ["amount", "max_date"],
    }

    company_id = fields.Many2one("res.company", readonly=True)
    company_currency_id = fields.Many2one("res.currency", readonly=True)
    partner_id = fields.Many2one("res.partner", string="Customer", readonly=True)
    move_id = fields.Many2one("account.move", string="Invoice", readonly=True)
    sold_on = fields.Date(string="Invoice date", readonly=True)
    due_on = fields.Date(string="Due date", readonly=True)
    bucket = fields.Selection(BUCKETS, string="Days late", readonly=True)
    amount_total = fields.Monetary(
        string="Amount", currency_field="company_currency_id", readonly=True
    )
    amount = fields.Monetary(
        string="Open then", currency_field="company_currency_id", readonly=True
    )

    @property
    def _table_query(self):
        """Read the ledger as it was: payments that came later are left."""
        asked = fields.Date.to_date(self.env.context.get("followup_day"))
        day = asked or fields.Date.context_today(self)
        uncompiled(self.env)
        late = SQL("(%s::date - %s)", day, DUE_ON)
        ages = SQL(" ").join(
            SQL("WHEN %s THEN %s", is_of_age, str(place))
            for place, is_of_age in enumerate(ages_of(late).values())
        )
        return SQL(
            "SELECT line.id, line.company_id, company.currency_id AS"
            " company_currency_id, %(customer)s AS partner_id, line.move_id,"
            " %(sold)s AS sold_on, %(due)s AS due_on,"
            " CASE %(ages)s END AS bucket,"
            " line.balance AS amount_total, %(left)s AS amount"
            " FROM account_move_line line %(contact)s"
            " JOIN account_move move ON move.id = line.move_id"
            " JOIN res_company company ON company.id = line.company_id"
            " WHERE %(items)s AND %(sold)s <= %(day)s AND %(open)s AND %(left)s <> 0",
            customer=CUSTOMER,
            sold=SOLD_ON,
            due=DUE_ON,
            ages=ages,
            left=SQL("(%s)", left_at(day)),
            contact=WITH_CONTACT,
            items=items_at_work(self.env),
            day=day,
            open=open_at(day),
        )
