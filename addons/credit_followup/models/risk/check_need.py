from odoo import fields, models
from odoo.tools.misc import format_amount

from ...const import SEGMENTS
from ...facts.risk.checks import core_checks, core_need
from ...followup_core.risk.standing import Lack, standing
from ...followup_core.stops.orders import InForce
from ...followup_core.stops.stops import Cause, Degree
from ..stops.stopped import Demand

WHAT_FOLLOWS = [
    (Degree.NOTE.value, "It is said on the order"),
    (Degree.APPROVE.value, "Somebody agrees first"),
    (Degree.STOP.value, "Paid in advance"),
]


class CreditFollowupCheckNeed(models.Model):
    """Above which amount customers of a segment are checked before they buy."""

    _name = "credit.followup.check.need"
    _description = "Solvency Check Asked for"
    _inherit = ["credit.followup.guarded"]
    _order = "sequence, id"
    _check_company_auto = True
    _rec_name = "kind_id"

    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    kind_id = fields.Many2one(
        "credit.followup.check.kind", required=True, ondelete="restrict"
    )
    segment = fields.Selection(
        SEGMENTS, help="Only for these customers; empty for all."
    )
    above = fields.Monetary(
        help="What he owes and orders, in the company's currency, tax included.",
    )
    months = fields.Integer(string="Not older than (months)", required=True, default=12)
    degree = fields.Selection(
        WHAT_FOLLOWS,
        string="Without it",
        required=True,
        default=Degree.NOTE.value,
    )

    _check_numbers = models.Constraint(
        "CHECK(above >= 0 AND months BETWEEN 1 AND 120)",
        "The amount is not below zero, and a check counts for 1 to 120 months.",
    )

    def _demands(self, customer, amount, checks):
        """Yield what these ask for before a customer may owe an amount.

        :param amount: with what he owes already, in the company's currency
        :param checks: of all customers, by customer
        """
        today = fields.Date.context_today(self)
        own = core_checks(checks.get(customer, ()))
        for need in self._of(customer):
            for unmet in standing(own, [core_need(need)], amount, today).unmet:
                yield Demand(
                    InForce(
                        f"{need._name},{need.id}", Degree(need.degree), Cause.CHECK
                    ),
                    need._words(unmet.lack),
                )

    def _of(self, customer):
        """Return those that are asked for of a customer, by his segment."""
        segment = customer._followup_debtor()
        return self.filtered(lambda one: not one.segment or one.segment == segment)

    def _words(self, lack):
        """Say what is lacking, and what would do."""
        amount = format_amount(self.env, self.above, self.currency_id)
        values = {"kind": self.kind_id.name, "amount": amount, "months": self.months}
        said = {
            Lack.MISSING: self.env._(
                "Above %(amount)s we ask for a check first (%(kind)s), and there is "
                "none.",
                **values,
            ),
            Lack.EXPIRED: self.env._(
                "Above %(amount)s we ask for a check of the last %(months)s months "
                "(%(kind)s): the one that we have is older.",
                **values,
            ),
            Lack.BAD: self.env._(
                "Above %(amount)s we ask for a check first (%(kind)s): it found him "
                "bad.",
                **values,
            ),
        }
        return f"{said[lack]} {self._what_would_do()}"

    def _what_would_do(self):
        said = {
            Degree.NOTE.value: "",
            Degree.APPROVE.value: self.env._("Or somebody else agrees."),
            Degree.STOP.value: self.env._("Or he pays in advance."),
        }
        return said[self.degree]
