"""What the books said at the end of each month, and the figures that follow."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from ...const import SEGMENTS
from ...effects.figures.figures import keep
from ...followup_core.figures.series import month_end

SCOPES = [
    ("company", "Company"),
    ("segment", "Segment"),
    ("salesperson", "Salesperson"),
    ("customer", "Customer"),
]
KEEPER = "credit_followup.ir_cron_followup_figures"
# So far back figures are kept when there are none yet.
YEARS = 3


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
        " COALESCE(user_id, 0))",
        "There are figures of this month already.",
    )

    @api.depends("scope", "partner_id", "segment", "user_id")
    @api.depends_context("lang")
    def _compute_whom(self):
        segments = dict(self._fields["segment"]._description_selection(self.env))
        for one in self:
            whose = {
                "customer": one.partner_id.display_name,
                "segment": segments.get(one.segment),
                "salesperson": one.user_id.name or self.env._("Nobody's customers"),
            }
            one.whom = whose.get(one.scope) or one.company_id.name

    @api.depends("month", "whom")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for one in self:
            month = one.month and format_date(self.env, one.month, date_format="MMMM y")
            one.display_name = " · ".join(filter(None, (month, one.whom)))

    # === BUTTONS === #

    def action_rebuild(self):
        """Make these months anew from the books, and those that follow them."""
        self.env.user._followup_check("manager")
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose the months to make anew."))
        for company, own in self.grouped("company_id").items():
            first = min(own.mapped("month"))
            later = [("company_id", "=", company.id), ("month", ">=", first)]
            self.sudo().search(later).unlink()
        # Three years of a large ledger are more than a browser waits for.
        self.env.ref(KEEPER).sudo()._trigger()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "info",
                "message": self.env._("They are made anew within some minutes."),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    # === SCHEDULED === #

    @api.model
    def _cron_keep(self):
        """Keep the figures of each month: what is missing, and the running one."""
        companies = self.env["res.company"].search([("followup_active", "=", True)])
        today = fields.Date.context_today(self)
        for company in companies:
            self._keep_since(company, self._first_missing(company, today), today)
            self.env["credit.followup.forecast"]._keep(company, today)

    @api.model
    def _first_missing(self, company, today):
        """Return the last day of the first month that is not kept, or not to its end.

        The last one that was kept ran still when it was: it is made once more.
        """
        (known,) = self.sudo()._read_group(
            [("company_id", "=", company.id), ("scope", "=", "company")],
            aggregates=["month:max"],
        )[0]
        if known:
            return known
        oldest = self._first_item(company)
        earliest = fields.Date.subtract(today, years=YEARS)
        return month_end(max(oldest or today, earliest))

    @api.model
    def _first_item(self, company):
        ((day,),) = (
            self.env["account.move"]
            .sudo()
            ._read_group(
                [
                    ("company_id", "=", company.id),
                    ("move_type", "in", ("out_invoice", "out_refund")),
                    ("state", "=", "posted"),
                ],
                aggregates=["invoice_date:min"],
            )
        )
        return day

    @api.model
    def _keep_since(self, company, month, today):
        """Make each month anew from one on; each is committed by itself at night."""
        while month <= month_end(today):
            keep(self, company, month, min(month, today))
            if self.env.context.get("cron_id"):
                self.env["ir.cron"]._commit_progress(1)
            month = month_end(fields.Date.add(month, days=1))
