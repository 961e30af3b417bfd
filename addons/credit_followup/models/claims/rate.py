"""Reference rates in the database: loaded from dated files, completed by people."""

from decimal import Decimal

from odoo import api, fields, models, tools
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...effects import rates
from ...facts.rates import read_rates
from ...followup_core.law import may_be_negative
from ...followup_core.rates.expiry import MOVES, Settings, State, Why, judge
from ...followup_core.rates.table import (
    Confidence,
    Period,
    Rate,
    RateTable,
)

LOADING = "followup_loading_rates"
VALUES = {"percent", "period", "source", "confidence", "valid_from", "series"}


class CreditFollowupRate(models.Model):
    """One published value of a reference rate, from a day on."""

    _name = "credit.followup.rate"
    _description = "Reference Rate"
    _inherit = ["credit.followup.clocked", "mail.thread", "mail.activity.mixin"]
    _clock_order = 20
    _moves = MOVES
    _order = "series, valid_from desc"
    _rec_names_search = ("series",)

    name = fields.Char(compute="_compute_name")
    series = fields.Char(
        required=True,
        index=True,
        help="The code of the series: its country, and what it is for.",
    )
    valid_from = fields.Date(string="Valid from", required=True, tracking=True)
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
    state = fields.Selection(
        [
            (State.HOLDS.value, "In force"),
            (State.ENDING.value, "Runs out"),
            (State.OVER.value, "Over"),
            (State.REPLACED.value, "Replaced"),
        ],
        required=True,
        readonly=True,
        copy=False,
        default=State.HOLDS.value,
    )
    reason = fields.Selection(
        [
            (Why.PUBLISHED.value, "Published"),
            (Why.NOT_USED.value, "Not in use now"),
            (Why.NEXT_MISSING.value, "The next rate is missing"),
            (Why.NEXT_KNOWN.value, "A later rate is known"),
        ],
        readonly=True,
        copy=False,
        default=Why.PUBLISHED.value,
    )
    is_own = fields.Boolean(
        string="Added by hand",
        readonly=True,
        default=True,
        help="Not from the files of the addon, which therefore leave it alone.",
    )

    _check_percent_range = models.Constraint(
        "CHECK(percent > -10 AND percent < 100)",
        "A rate must lie between -10 and 100 percent.",
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
                    "All rates of the series %(series)s must hold for the same length "
                    "of time.",
                    series=groups[0][0],
                )
            )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        found = super().create(vals_list)
        self.env.registry.clear_cache()
        self._look_again(found.mapped("series"))
        return found

    def write(self, vals):
        """Make a rate that a person corrects his own: the files leave it alone."""
        loading = self.env.su and self.env.context.get(LOADING)
        if VALUES & vals.keys() and not loading:
            vals = {**vals, "is_own": True}
        result = super().write(vals)
        if VALUES & vals.keys():
            self.env.registry.clear_cache()
            self._look_again(self.mapped("series"))
        return result

    def unlink(self):
        self.env.registry.clear_cache()
        self._look_again(self.mapped("series"))
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_own_only(self):
        if self.filtered(lambda rate: not rate.is_own):
            raise UserError(
                self.env._("A rate that comes with the addon cannot be deleted.")
            )

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

    # === CLOCK === #

    @api.model
    def _clock_domain(self, company):
        """Rates belong to no company: the first night of the day follows them."""
        return Domain.TRUE

    def _rulings(self, today):
        """Rule on each rate: does it hold, run out, or has it a successor."""
        return [judge(one, today, Settings()) for one in read_rates(self, today)]

    def _look(self, today):
        """Ask for what is missing and not asked for yet, whenever that is seen."""
        super()._look(today)
        missing = self.filtered(lambda one: one.reason == Why.NEXT_MISSING.value)
        return rates.ask_for_next(missing.filtered(lambda one: not one.activity_ids))

    def _entered(self, state):
        """Be content once the next rate is known."""
        if state == State.REPLACED.value:
            rates.next_is_known(self)

    def _ends_on(self):
        """Return the first day that the rate does not cover."""
        self.ensure_one()
        return self._rate_table().ends_on(self.series, self.valid_from)

    @api.model
    def _look_again(self, series):
        """Have the rates of these series looked at in the next night."""
        today = fields.Date.context_today(self)
        self.sudo().search([("series", "in", series)]).with_context(
            **{LOADING: True}
        ).next_on = today


def _percent(value):
    """Return a rate with two decimals, or as many as it needs."""
    exact = Decimal(str(round(value, 4)))
    short = exact.quantize(Decimal("0.01"))
    return short if short == exact else exact
