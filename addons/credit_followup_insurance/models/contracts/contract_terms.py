"""The times of a contract, and what follows where one of them is over."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.cover.contract import (
    Sharing,
    Start,
    StopsOn,
    Unit,
    Waits,
    is_share,
    missing_clocks,
)
from odoo.addons.credit_followup.followup_core.vocabulary import Basis
from odoo.addons.credit_followup.models.stops.stop_rule import DEGREES, WHAT_FOLLOWS

from ...facts.contracts import core_contract

STARTS = [
    (Start.DUE.value, "After the due date"),
    (Start.INVOICE.value, "After the date of the invoice"),
    (Start.EXTENSION.value, "After the extension period"),
]
# Those that the core takes as none where they are empty.
CLOCKS = ("extension_days", "notify_days", "hand_over_days", "file_days", "waiting")
MOST_DAYS = 3650


class CreditFollowupInsuranceContract(models.Model):
    _inherit = "credit.followup.insurance.contract"

    extension_days = fields.Integer(
        string="Maximum extension period", aggregator=None, tracking=True
    )
    extension_from = fields.Selection(
        [
            (Basis.DUE.value, "After the due date"),
            (Basis.INVOICE.value, "After the date of the invoice"),
        ],
        required=True,
        default=Basis.DUE.value,
    )
    notify_days = fields.Integer(
        string="Days to notify an overdue", aggregator=None, tracking=True
    )
    notify_from = fields.Selection(STARTS, required=True, default=Start.EXTENSION.value)
    hand_over_days = fields.Integer(
        string="Days to hand over",
        aggregator=None,
        tracking=True,
        help="After the extension period; 0 where nothing has to be handed over.",
    )
    file_days = fields.Integer(
        string="Days to file the claim", aggregator=None, tracking=True
    )
    file_from = fields.Selection(STARTS, required=True, default=Start.DUE.value)
    waiting = fields.Integer(string="Waiting time", aggregator=None, tracking=True)
    waiting_unit = fields.Selection(
        [(Unit.DAYS.value, "days"), (Unit.MONTHS.value, "months")],
        required=True,
        default=Unit.MONTHS.value,
    )
    waits_from = fields.Selection(
        [
            (Waits.FILED.value, "After the filing"),
            (Waits.HANDED_OVER.value, "After the hand-over"),
        ],
        required=True,
        default=Waits.FILED.value,
    )
    days_before = fields.Integer(
        string="Ask before a last day",
        default=14,
        aggregator=None,
        help="So many days before, its task is there.",
    )
    # What follows
    stops_on = fields.Selection(
        [
            (StopsOn.OVERDUE.value, "Once something is overdue"),
            (StopsOn.NOTIFIED.value, "Once an overdue is notified"),
            (StopsOn.EXTENSION.value, "After the extension period"),
        ],
        string="Deliveries are not covered",
        required=True,
        default=StopsOn.EXTENSION.value,
    )
    stop_degree = fields.Selection(
        DEGREES,
        string="Where no cover counts",
        required=True,
        default="stop",
        help=WHAT_FOLLOWS,
    )
    order_degree = fields.Selection(
        DEGREES,
        string="An order above the cover",
        required=True,
        default="approve",
        help=WHAT_FOLLOWS,
    )
    sharing = fields.Selection(
        [
            (Sharing.PERCENT.value, "By the insured percentage"),
            (Sharing.LOSS.value, "By what each of us lost"),
        ],
        string="Later recoveries are shared",
        required=True,
        default=Sharing.PERCENT.value,
    )

    _check_days = models.Constraint(
        "CHECK(LEAST(extension_days, notify_days, hand_over_days, file_days, waiting, "
        "term_days, days_before) >= 0 AND GREATEST(extension_days, notify_days, "
        f"hand_over_days, file_days, waiting, term_days, days_before) <= {MOST_DAYS})",
        "The days of a contract lie between 0 and 3650.",
    )

    @api.constrains("percent", *CLOCKS, "waits_from")
    def _check_terms(self):
        """Refuse a contract of which no day, or no amount, could be said."""
        for one in self:
            if not is_share(money(one.percent)):
                raise ValidationError(
                    self.env._(
                        "%(contract)s insures more than nothing and at most 100 %%.",
                        contract=one.display_name,
                    )
                )
            missing = missing_clocks(core_contract(one))
            if missing:
                names = [
                    self._fields[name].get_description(self.env)["string"]
                    for name in missing
                ]
                raise ValidationError(
                    self.env._(
                        "%(contract)s has no day for: %(what)s.",
                        contract=one.display_name,
                        what=", ".join(names),
                    )
                )
