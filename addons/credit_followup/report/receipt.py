"""What customers paid of invoices, payment by payment: how late, how long it took."""

from odoo import api, fields, models
from odoo.tools import SQL

from ..facts.figures.ledger import BY_BANK, DUE_ON, SOLD_ON, items_at_work
from ..facts.items import CUSTOMER, WITH_CONTACT, uncompiled

# Days that are averages weighted by amount, as the figures have them.
WEIGHED = ("days_to_pay", "days_late", "on_time")


class CreditFollowupReceipt(models.Model):
    """What a payment brought for one invoice."""

    _name = "credit.followup.receipt"
    _inherit = ["credit.followup.summed"]
    _description = "Payment of an Invoice"
    _auto = False
    _rec_name = "move_id"
    _order = "paid_on desc, id desc"
    _depends = {
        "account.move": ["move_type", "invoice_date"],
        "account.move.line": ["balance", "date", "date_maturity", "parent_state"],
        "account.partial.reconcile": ["amount"],
    }

    company_id = fields.Many2one("res.company", readonly=True)
    company_currency_id = fields.Many2one("res.currency", readonly=True)
    partner_id = fields.Many2one("res.partner", string="Customer", readonly=True)
    move_id = fields.Many2one("account.move", string="Invoice", readonly=True)
    payment_id = fields.Many2one("account.move", readonly=True)
    sold_on = fields.Date(string="Invoice date", readonly=True)
    due_on = fields.Date(string="Due date", readonly=True)
    booked_on = fields.Date(string="Booked on", readonly=True)
    paid_on = fields.Date(string="Paid on", readonly=True)
    amount = fields.Monetary(
        string="Paid", currency_field="company_currency_id", readonly=True
    )
    days_to_pay = fields.Float(
        string="Days to pay", digits=(7, 1), aggregator="avg", readonly=True
    )
    days_late = fields.Float(
        string="Days late",
        digits=(7, 1),
        aggregator="avg",
        readonly=True,
        help="Below zero where it came before the due date.",
    )
    on_time = fields.Float(
        string="Paid on time (%)", digits=(7, 1), aggregator="avg", readonly=True
    )

    @property
    def _table_query(self):
        uncompiled(self.env)
        return SQL(
            "SELECT part.id, line.company_id, company.currency_id AS"
            " company_currency_id, %(customer)s AS partner_id, line.move_id,"
            " pay.move_id AS payment_id, %(sold)s AS sold_on, %(due)s AS due_on,"
            " line.date AS booked_on, pay.date AS paid_on, part.amount,"
            " (pay.date - %(sold)s)::numeric AS days_to_pay,"
            " (pay.date - %(due)s)::numeric AS days_late,"
            " CASE WHEN pay.date <= %(due)s THEN 100.0 ELSE 0.0 END AS on_time"
            " FROM account_partial_reconcile part"
            " JOIN account_move_line pay ON pay.id = part.credit_move_id"
            " JOIN account_move paying ON paying.id = pay.move_id"
            " JOIN account_move_line line ON line.id = part.debit_move_id %(contact)s"
            " JOIN account_move move ON move.id = line.move_id"
            " JOIN res_company company ON company.id = line.company_id"
            " WHERE %(items)s AND %(pays)s",
            customer=CUSTOMER,
            sold=SOLD_ON,
            due=DUE_ON,
            contact=WITH_CONTACT,
            items=items_at_work(self.env),
            pays=BY_BANK,
        )

    @api.model
    def _read_group_select(self, aggregate_spec, query):
        """Weigh days by amount: a cent that came late is no late customer."""
        name, _colon, kind = aggregate_spec.partition(":")
        if name not in WEIGHED or kind != "avg":
            return super()._read_group_select(aggregate_spec, query)
        days = self._field_to_sql(self._table, name, query)
        amount = self._field_to_sql(self._table, "amount", query)
        return SQL("SUM(%s * %s) / NULLIF(SUM(%s), 0)", days, amount, amount)
