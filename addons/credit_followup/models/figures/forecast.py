"""Forecasts of receipts, kept as they were made: what came is put beside them."""

from odoo import api, fields, models
from odoo.tools.misc import format_date

from ...effects.figures.forecasts import drop_parts, keep_parts, make, receive
from ...followup_core.figures.arrears import WEEK, WEEKS

QUARTER = WEEKS * WEEK.days
# For so many days after its last week what came is looked at again.
LATE_DAYS = 31


class CreditFollowupForecast(models.Model):
    """What was to come in a week, as it was known on a day."""

    _name = "credit.followup.forecast"
    _description = "Cash Forecast"
    _order = "made_on desc, week"
    _check_company_auto = True
    _rec_name = "week"

    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    made_on = fields.Date(string="Made on", required=True, readonly=True)
    week = fields.Date(
        string="Week from", required=True, readonly=True, help="Its first day."
    )
    expected = fields.Monetary(
        readonly=True,
        help="On promised days and by instalments, else on the due date and the "
        "customer's own delay; of who is later than that, as debts of that age came in "
        "last quarter.",
    )
    careful = fields.Monetary(
        readonly=True,
        help="Later by as much as his delays spread, without what is late by more than "
        "90 days.",
    )
    due = fields.Monetary(
        string="By due dates",
        readonly=True,
        help="If everybody paid on the due date, and today what is late.",
    )
    received = fields.Monetary(
        string="What came",
        readonly=True,
        help="What came of the items that were open when it was made.",
    )
    is_over = fields.Boolean(string="Over", readonly=True)
    missed = fields.Monetary(
        string="Expected missed by",
        readonly=True,
        help="Once the week is over: what came more or less than was expected. Weeks "
        "add up here, where those too high and too low would hide each other.",
    )
    more = fields.Monetary(
        string="More than expected",
        readonly=True,
        help="Once the week is over: what came more; less where below zero.",
    )
    missed_due = fields.Monetary(
        string="Due dates missed by",
        readonly=True,
        help="The same of who plans as if everybody paid on the due date.",
    )
    customers = fields.Integer(
        compute="_compute_customers", help="How many pay in it, as far as it is kept."
    )
    is_latest = fields.Boolean(
        string="Made last", compute="_compute_is_latest", search="_search_is_latest"
    )
    is_past = fields.Boolean(
        string="Of last quarter", compute="_compute_is_latest", search="_search_is_past"
    )

    _week_uniq = models.UniqueIndex(
        "(company_id, made_on, week)", "This week is forecast already."
    )

    @api.depends("made_on")
    def _compute_is_latest(self):
        latest, past = self._days("max"), self._days("past")
        for one in self:
            one.is_latest = one.made_on == latest.get(one.company_id)
            one.is_past = one.made_on == past.get(one.company_id)

    @api.depends("made_on")
    def _compute_customers(self):
        groups = self.env["credit.followup.forecast.part"]._read_group(
            [("forecast_id", "in", self.ids)], ["forecast_id"], ["__count"]
        )
        counts = dict(groups)
        for one in self:
            one.customers = counts.get(one, 0)

    @api.model
    def _search_is_latest(self, operator, value):
        return self._search_of(operator, "max")

    @api.model
    def _search_is_past(self, operator, value):
        return self._search_of(operator, "past")

    @api.model
    def _search_of(self, operator, which):
        if operator != "in":
            return NotImplemented
        pairs = self._days(which).items()
        return fields.Domain.OR(
            fields.Domain("company_id", "=", company.id)
            & fields.Domain("made_on", "=", day)
            for company, day in pairs
        )

    @api.model
    def _days(self, which):
        """Return the day of the last forecast of each company, or of last quarter's.

        Last quarter's is the latest one of which each week is over.
        """
        over = [("is_over", "=", True)] if which == "past" else []
        groups = self.sudo()._read_group(
            [("company_id", "in", self.env.companies.ids), *over],
            ["company_id", "made_on:day"],
            ["__count"],
        )
        found = {}
        for company, day, count in groups:
            if which != "past" or count == WEEKS:
                found[company] = max(day, found.get(company, day))
        return found

    @api.depends("week")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for one in self:
            day = one.week and format_date(self.env, one.week)
            one.display_name = self.env._("Week from %(day)s", day=day or "")

    # === OPENED === #

    def action_view_customers(self):
        """Show of whom the week consists."""
        self._check_opened()
        return self._opened(
            "credit_followup.action_forecast_part", [("forecast_id", "=", self.id)]
        )

    def action_view_receipts(self):
        """Show what came in the week of what was open when it was forecast."""
        self._check_opened()
        return self._opened(
            "credit_followup.action_receipt",
            [
                ("company_id", "=", self.company_id.id),
                ("booked_on", "<", self.made_on),
                ("paid_on", ">=", self.week),
                ("paid_on", "<", self.week + WEEK),
            ],
        )

    def _check_opened(self):
        self.env.user._followup_check("readonly")
        self.ensure_one()
        self.check_access("read")

    def _opened(self, xmlid, domain):
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        name = f"{action['name']} · {self.display_name}"
        return {**action, "display_name": name, "domain": domain, "context": {}}

    # === SCHEDULED === #

    @api.model
    def _keep(self, company, today):
        """Make today's forecast in the place of this week's, and try past ones."""
        monday = fields.Date.subtract(today, days=today.weekday())
        own = fields.Domain("company_id", "=", company.id)
        week = own & fields.Domain("made_on", ">=", monday)
        self.sudo().search(week & fields.Domain("made_on", "<", today)).unlink()
        drop_parts(self, company)
        keep_parts(*make(self, company, today))
        past = fields.Date.subtract(today, days=QUARTER)
        recent = own & fields.Domain("made_on", "<=", past)
        if not self.sudo().search_count(
            recent & fields.Domain("made_on", ">", past - WEEK), limit=1
        ):
            make(self, company, past)
        for day in self._open_days(own, today):
            receive(self, company, day, today)

    @api.model
    def _open_days(self, domain, today):
        """Return the days of forecasts whose weeks run, or are over since lately.

        A bank statement comes some days after the money.
        """
        since = fields.Date.subtract(today, days=QUARTER + LATE_DAYS)
        groups = self.sudo()._read_group(
            domain & fields.Domain("made_on", ">=", since), ["made_on:day"]
        )
        return [day for (day,) in groups]
