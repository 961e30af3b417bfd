"""What steps brought, by level and channel, month by month."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...const import CHANNELS
from ...effects.figures.yields import keep
from ...followup_core.figures.series import month_end
from ...followup_core.figures.yields import SEVERAL


class CreditFollowupStepYield(models.Model):
    """The steps of a month at one level on one channel, and the cash that followed."""

    _name = "credit.followup.step.yield"
    _description = "Yield of Steps"
    _inherit = ["credit.followup.summed"]
    _order = "month desc, policy_id, level_id, channel, id"
    _check_company_auto = True
    _rec_names_search = ("level_id",)

    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    month = fields.Date(required=True, readonly=True, help="Its last day.")
    policy_id = fields.Many2one(
        "credit.followup.policy", readonly=True, ondelete="set null", check_company=True
    )
    level_id = fields.Many2one(
        "credit.followup.level", readonly=True, ondelete="set null", check_company=True
    )
    channel = fields.Selection(
        [*CHANNELS, (SEVERAL, "Several channels")], required=True, readonly=True
    )
    steps = fields.Integer(readonly=True, help="Messages that left, calls made.")
    answered = fields.Integer(
        string="Followed by a payment",
        readonly=True,
        help="Within the days of the settings, and before the next step.",
    )
    asked = fields.Monetary(
        string="Asked for", readonly=True, help="Of invoices, without what was held."
    )
    received = fields.Monetary(
        string="Received of it",
        readonly=True,
        help="Of what was asked for, within the days of the settings and before the "
        "next step.",
    )
    share = fields.Float(
        string="Received (%)",
        readonly=True,
        digits=(5, 1),
        aggregator="avg",
        help="Of what was asked for; of several rows that of their sums.",
    )

    @api.depends("month", "level_id", "channel")
    @api.depends_context("lang")
    def _compute_display_name(self):
        channels = dict(self._fields["channel"]._description_selection(self.env))
        for one in self:
            words = (one.level_id.name, channels.get(one.channel))
            one.display_name = " · ".join(filter(None, words))

    @api.model
    def _read_group_select(self, aggregate_spec, query):
        """Say the share of the sums: an average would weigh a single letter as many."""
        if aggregate_spec != "share:avg":
            return super()._read_group_select(aggregate_spec, query)
        asked = self._field_to_sql(self._table, "asked", query)
        received = self._field_to_sql(self._table, "received", query)
        return SQL("SUM(%s) * 100 / NULLIF(SUM(%s), 0)", received, asked)

    def action_view_steps(self):
        """Show the messages and calls of which a row is made."""
        self.env.user._followup_check("readonly")
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_action"
        )
        return {
            **action,
            "display_name": self.display_name,
            "domain": [("followup_yield_id", "=", self.id)],
            "context": {},
        }

    # === SCHEDULED === #

    @api.model
    def _keep_since(self, company, month, today):
        """Keep what came of the steps of each month, also of those that still count."""
        first = month.replace(day=1)
        month = month_end(fields.Date.subtract(first, days=company.followup_yield_days))
        while month <= month_end(today):
            keep(self, company, month, min(month, today))
            if self.env.context.get("cron_id"):
                self.env["ir.cron"]._commit_progress(1)
            month = month_end(fields.Date.add(month, days=1))
