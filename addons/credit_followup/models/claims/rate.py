"""Reference rates in the database: loaded from dated files, completed by people."""

from datetime import timedelta
from decimal import Decimal

from odoo import api, fields, models, tools
from odoo.exceptions import UserError, ValidationError
from odoo.tools.misc import format_date

from ...followup_core.law import may_be_negative
from ...followup_core.rates.table import (
    Confidence,
    Period,
    Rate,
    RateMissingError,
    RateTable,
)

# A needed rate that runs out within so many days is asked for.
WARN_DAYS = 30
LOADING = "followup_loading_rates"
VALUES = {"percent", "period", "source", "confidence", "valid_from", "series"}
ACTIVITY = "mail.mail_activity_data_todo"


class CreditFollowupRate(models.Model):
    """One published value of a reference rate, from a day on."""

    _name = "credit.followup.rate"
    _description = "Reference Rate"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "series, valid_from desc"

    name = fields.Char(compute="_compute_name")
    series = fields.Char(
        required=True,
        index=True,
        help="The code of the series: its country, and what it is for.",
    )
    valid_from = fields.Date(required=True, tracking=True)
    percent = fields.Float(
        digits=(7, 4), required=True, aggregator="avg", tracking=True
    )
    period = fields.Selection(
        [
            (Period.HALF_YEAR.value, "Half-year"),
            (Period.YEAR.value, "Calendar year"),
            (Period.CHANGE.value, "Until the next change"),
            (Period.LAW.value, "Fixed by law"),
        ],
        string="Holds for",
        required=True,
        default=Period.HALF_YEAR.value,
    )
    source = fields.Char(required=True, help="Where this value was published.")
    confidence = fields.Selection(
        [
            (Confidence.READ.value, "Read in a source"),
            (Confidence.DERIVED.value, "Derived by its rule"),
            (Confidence.UNCONFIRMED.value, "To be checked"),
        ],
        required=True,
        default=Confidence.READ.value,
    )
    is_own = fields.Boolean(
        string="Added by hand",
        readonly=True,
        default=True,
        help="Not from the files of the addon, which therefore leave it alone.",
    )

    _series_uniq = models.UniqueIndex(
        "(series, valid_from)", "This series has a rate from that day already."
    )

    @api.depends("series", "valid_from")
    def _compute_name(self):
        for rate in self:
            rate.name = f"{rate.series or ''} · {rate.valid_from or ''}"

    @api.constrains("series", "percent")
    def _check_percent(self):
        for rate in self:
            if rate.percent < 0 and rate.series not in may_be_negative():
                raise ValidationError(
                    self.env._(
                        "Only a base rate may be negative: %(rate)s.", rate=rate.name
                    )
                )

    @api.constrains("series", "period")
    def _check_period(self):
        groups = self._read_group(
            [("series", "in", self.mapped("series"))],
            ["series"],
            ["period:count_distinct"],
            [("period:count_distinct", ">", 1)],
        )
        if groups:
            raise ValidationError(
                self.env._(
                    "All rates of the series %(series)s hold for the same time.",
                    series=groups[0][0],
                )
            )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        rates = super().create(vals_list)
        self.env.registry.clear_cache()
        return rates

    def write(self, vals):
        """Make a rate that a person corrects his own: the files leave it alone."""
        if VALUES & vals.keys() and not self.env.context.get(LOADING):
            vals = {**vals, "is_own": True}
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_own_only(self):
        if self.filtered(lambda rate: not rate.is_own):
            raise UserError(self.env._("A rate of the addon's files is not deleted."))

    # === BUSINESS METHODS === #

    @api.model
    @tools.ormcache()
    def _rate_table(self):
        """Return the rates as the core looks them up."""
        return RateTable(
            Rate(
                rate.series,
                rate.valid_from,
                _percent(rate.percent),
                Period(rate.period),
                rate.source,
                Confidence(rate.confidence),
            )
            for rate in self.sudo().search([])
        )

    @api.model
    def _warn_before_end(self, series, today):
        """Ask a manager for the rates of these series that run out soon."""
        last = today + timedelta(days=WARN_DAYS)
        for name in series:
            try:
                self._rate_table().at((name,), last)
            except RateMissingError:  # noqa: PERF203 - a handful of series
                newest = self.search([("series", "=", name)], limit=1)
                if newest and not newest.activity_ids:
                    newest._ask_for_next(last)

    def _ask_for_next(self, day):
        """Give a manager the task to add the next rate of the series."""
        managers = self.env.ref("credit_followup.group_manager").sudo().user_ids
        people = managers - self.env.ref("base.user_root")
        for user in people[:1]:
            rate = self.with_context(lang=user.lang)
            rate.activity_schedule(
                ACTIVITY,
                user_id=user.id,
                summary=rate.env._(
                    "Add the next rate of %(series)s", series=self.series
                ),
                note=rate.env._(
                    "No rate is known for %(day)s: nothing can be claimed then.",
                    day=format_date(rate.env, day, date_format="long"),
                ),
            )


def _percent(value):
    """Return a rate with two decimals, or as many as it needs."""
    exact = Decimal(str(round(value, 4)))
    short = exact.quantize(Decimal("0.01"))
    return short if short == exact else exact
