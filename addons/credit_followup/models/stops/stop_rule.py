from odoo import api, fields, models
from odoo.tools.misc import format_amount

from ...const import SEGMENTS
from ...followup_core.stops.stops import Degree

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
