"""What the books said at the end of each month, and the figures that follow."""

from odoo import api, fields, models
from odoo.tools.misc import format_date

from ...const import SEGMENTS
from .res_partner import PAYERS

SCOPES = [
    ("company", "Company"),
    ("segment", "Segment"),
    ("salesperson", "Salesperson"),
    ("payer", "Type of payer"),
    ("customer", "Customer"),
]


class CreditFollowupFigure(models.Model):
    """The sums of a month, made of the books: it can be made anew at any time."""

    _name = "credit.followup.figure"
    _description = "Figures of a Month"
    _inherit = ["credit.followup.summed"]
    _order = "month desc, scope, id"
    _check_company_auto = True
    _rec_names_search = ("partner_id",)

    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    month = fields.Date(
        required=True,
        readonly=True,
        help="Its last day. The running month is that of today.",
    )
    scope = fields.Selection(SCOPES, string="Of", required=True, readonly=True)
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        check_company=True,
    )
    segment = fields.Selection(SEGMENTS, readonly=True)
    user_id = fields.Many2one(
        "res.users", string="Salesperson", readonly=True, ondelete="set null"
    )
    whom = fields.Char(string="Whose", compute="_compute_whom")
    is_latest = fields.Boolean(
        string="Of the running month",
        compute="_compute_is_latest",
        search="_search_is_latest",
    )
    amount_open = fields.Monetary(string="Open", readonly=True)
    amount_overdue = fields.Monetary(string="Overdue", readonly=True)
    not_due = fields.Monetary(string="Not due", readonly=True)
    d1_30 = fields.Monetary(string="1-30 days late", readonly=True)
    d31_60 = fields.Monetary(string="31-60 days late", readonly=True)
    d61_90 = fields.Monetary(string="61-90 days late", readonly=True)
    d90_plus = fields.Monetary(string="More than 90 days late", readonly=True)
    sales = fields.Monetary(
        string="Invoiced",
        readonly=True,
        help="In the month, with tax, credit notes taken off.",
    )
    paid = fields.Monetary(
        readonly=True, help="Of invoices, in the month, by a payment or on the bank."
    )
    paid_days = fields.Float(
        string="Amount by days to pay",
        digits=(20, 2),
        readonly=True,
        help="Each payment times its days from the invoice.",
    )
    late_days = fields.Float(
        string="Amount by days late",
        digits=(20, 2),
        readonly=True,
        help="Each payment times its days from the due date.",
    )
    paid_on_time = fields.Monetary(
        string="Paid by the due date", readonly=True, help="In the month."
    )
    overdue_days = fields.Float(
        string="Overdue amount by days",
        digits=(20, 2),
        readonly=True,
        help="Each amount times its days overdue in the month.",
    )
    financing = fields.Monetary(
        string="Cost of waiting",
        readonly=True,
        help="What was overdue, by its days, at the rate of the settings.",
    )
    people = fields.Monetary(
        string="Time of people",
        readonly=True,
        help="Calls and visits, at the cost of an hour of the settings.",
    )
    minutes = fields.Integer(
        readonly=True, help="Of calls and visits, as the settings reckon them."
    )
    fees = fields.Monetary(
        string="Fees of others",
        readonly=True,
        help="Of agencies, lawyers, courts and bailiffs, without tax.",
    )
    claimed = fields.Monetary(
        string="Interest and costs claimed",
        readonly=True,
        help="In the month, and not taken back since.",
    )
    claims_paid = fields.Monetary(
        string="Interest and costs received",
        readonly=True,
        help="In the month, of what is in the books.",
    )
    cost = fields.Monetary(
        string="Cost in all",
        readonly=True,
        help="Waiting, time of people, fees and losses, less interest and costs that "
        "were received.",
    )
    revenue = fields.Monetary(readonly=True, help="In the month, without tax.")
    margin = fields.Monetary(
        readonly=True,
        help="By the costs of products, else by the usual margin of the settings.",
    )
    payer = fields.Selection(
        [*PAYERS, ("unknown", "Not known yet")],
        string="Type of payer",
        readonly=True,
        help="What the customer is by his last twelve months.",
    )
    steps = fields.Integer(string="Steps sent", readonly=True)
    losses = fields.Monetary(
        string="Written off", readonly=True, help="In the month, and not paid since."
    )
    dso_count_back = fields.Float(
        string="DSO (count-back)",
        digits=(7, 1),
        readonly=True,
        aggregator="avg",
        help="For how many days back the sales make up what is open.",
    )
    dso = fields.Float(
        string="DSO",
        digits=(7, 1),
        readonly=True,
        aggregator="avg",
        help="What is open, in days of the sales of the last three months.",
    )
    best_possible_dso = fields.Float(
        string="Best possible DSO",
        digits=(7, 1),
        readonly=True,
        aggregator="avg",
        help="The same if nothing were late.",
    )
    average_days_delinquent = fields.Float(
        string="Days added by lateness",
        digits=(7, 1),
        readonly=True,
        aggregator="avg",
        help="Average days delinquent: the DSO less the best possible one.",
    )
    collection_effectiveness = fields.Float(
        string="Collection effectiveness (%)",
        digits=(7, 1),
        readonly=True,
        aggregator="avg",
        help="Of what could be collected in the last three months, what was.",
    )
    average_days_to_pay = fields.Float(
        string="Days to pay",
        digits=(7, 1),
        readonly=True,
        aggregator="avg",
        help="From the invoice to the payment, weighted by amount.",
    )
    average_days_late = fields.Float(
        string="Days late",
        digits=(7, 1),
        readonly=True,
        aggregator="avg",
        help="From the due date to the payment, below zero where it came before.",
    )
    paid_on_time_percent = fields.Float(
        string="Paid on time (%)",
        digits=(7, 1),
        readonly=True,
        aggregator="avg",
        help="By amount, of what was paid in the last three months.",
    )

    _month_uniq = models.UniqueIndex(
        "(company_id, month, scope, COALESCE(partner_id, 0), COALESCE(segment, ''),"
        " COALESCE(user_id, 0), COALESCE(payer, ''))",
        "There are figures of this month already.",
    )

    @api.depends("month")
    def _compute_is_latest(self):
        latest = self._latest_months()
        for one in self:
            one.is_latest = one.month == latest.get(one.company_id)

    @api.model
    def _search_is_latest(self, operator, value):
        if operator != "in":
            return NotImplemented
        return fields.Domain.OR(
            fields.Domain("company_id", "=", company.id)
            & fields.Domain("month", "=", month)
            for company, month in self._latest_months().items()
        )

    @api.model
    def _latest_months(self):
        """Return the month that was kept last, of each company at work."""
        groups = self.sudo()._read_group(
            [("company_id", "in", self.env.companies.ids), ("scope", "=", "company")],
            ["company_id"],
            ["month:max"],
        )
        return dict(groups)

    @api.depends("scope", "partner_id", "segment", "user_id", "payer")
    @api.depends_context("lang")
    def _compute_whom(self):
        segments = dict(self._fields["segment"]._description_selection(self.env))
        payers = dict(self._fields["payer"]._description_selection(self.env))
        for one in self:
            whose = {
                "customer": one.partner_id.display_name,
                "segment": segments.get(one.segment),
                "payer": payers[one.payer or "unknown"],
                "salesperson": one.user_id.name or self.env._("Nobody's customers"),
            }
            one.whom = whose.get(one.scope) or one.company_id.name

    @api.depends("month", "whom")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for one in self:
            month = one.month and format_date(self.env, one.month, date_format="MMMM y")
            one.display_name = " · ".join(filter(None, (month, one.whom)))
