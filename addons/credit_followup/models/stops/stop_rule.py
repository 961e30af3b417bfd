from odoo import api, fields, models
from odoo.tools.misc import format_amount

from ...const import SEGMENTS
from ...facts.stops.stops import limit_of
from ...followup_core.stops.orders import InForce
from ...followup_core.stops.stops import Cause, Degree
from .stopped import Demand

DEGREES = [
    (Degree.NOTE.value, "Noted"),
    (Degree.APPROVE.value, "Somebody agrees"),
    (Degree.STOP.value, "Stopped"),
]
WHAT_FOLLOWS = (
    "Noted: whoever confirms reads it. Somebody agrees: a release is needed first. "
    "Stopped: nothing is confirmed or leaves."
)


class CreditFollowupStopRule(models.Model):
    """From when what a customer owes keeps his orders and deliveries from going on."""

    _name = "credit.followup.stop.rule"
    _description = "Rule for Stops"
    _inherit = ["credit.followup.guarded"]
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    segment = fields.Selection(
        SEGMENTS,
        help="Only for these customers; empty for all.",
    )
    degree = fields.Selection(
        DEGREES,
        string="What follows",
        required=True,
        default=Degree.NOTE.value,
        help=WHAT_FOLLOWS,
    )
    on_amount = fields.Boolean(string="By amount")
    amount = fields.Monetary(
        string="More overdue than", help="In the company's currency."
    )
    on_days = fields.Boolean(string="By days")
    days = fields.Integer(string="Overdue for more days than")
    on_limit = fields.Boolean(
        string="Above the credit limit",
        help="All that is open, due or not, is above the limit of the customer.",
    )
    on_promise = fields.Boolean(string="Broken promise")
    on_agreement = fields.Boolean(string="Broken agreement")
    words = fields.Char(compute="_compute_words", string="From when")

    _check_numbers = models.Constraint(
        "CHECK(amount >= 0 AND days BETWEEN 0 AND 3650)",
        "No amount may be negative, and days lie between 0 and 3650.",
    )

    @api.depends(
        *("on_amount", "amount", "on_days", "days", "on_limit"),
        *("on_promise", "on_agreement", "company_id"),
    )
    @api.depends_context("lang")
    def _compute_words(self):
        """Say from when it stops a customer, in one line."""
        for rule in self:
            amount = format_amount(self.env, rule.amount, rule.currency_id)
            said = (
                rule.on_amount
                and self.env._("More than %(amount)s overdue", amount=amount),
                rule.on_days
                and self.env._("More than %(days)s days overdue", days=rule.days),
                rule.on_limit and self.env._("Above the credit limit"),
                rule.on_promise and self.env._("A promise not kept"),
                rule.on_agreement and self.env._("An agreement not kept"),
            )
            rule.words = " · ".join(filter(None, said)) or self.env._("Never")

    def _of(self, partners):
        """Return for whom of these customers the rule is."""
        self.ensure_one()
        if not self.segment:
            return partners
        return partners.filtered(lambda one: one._followup_debtor() == self.segment)

    def _demands(self, company, customer, amount):
        """Yield what an order meets by which the customer goes above his limit.

        Once he is above it, the night stops him; the order that gets him there is
        asked before.
        """
        limit = limit_of(customer)
        if limit is None or amount <= limit:
            return
        for rule in self.filtered(lambda one: customer in one._of(customer)):
            yield Demand(
                InForce(f"{rule._name},{rule.id}", Degree(rule.degree), Cause.LIMIT),
                self.env._(
                    "With this order he would owe %(amount)s, above his credit limit "
                    "of %(limit)s.",
                    amount=format_amount(self.env, float(amount), company.currency_id),
                    limit=format_amount(self.env, float(limit), company.currency_id),
                ),
            )
