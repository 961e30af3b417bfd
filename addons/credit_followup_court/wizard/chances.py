from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.court.chances import (
    Option,
    Rests,
    Results,
    Way,
    chances,
)

WAYS = [
    (Way.COURT.value, "Lawyer and court"),
    (Way.AGENCY.value, "Collection agency"),
    (Way.WRITE_OFF.value, "Write-off"),
]
RESTS = [
    (Rests.OWN_RESULTS.value, "Your own cases"),
    (Rests.OWN_FIGURE.value, "Your figure"),
    (Rests.UNKNOWN.value, "Say how much you expect"),
]
HUNDRED = Decimal(100)


class CreditFollowupChances(models.TransientModel):
    """Go or no-go: what each way would bring, beside each other. It decides nothing."""

    _name = "credit.followup.chances"
    _description = "What Each Way Would Bring"
    _inherit = "credit.followup.window"

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one("res.partner", string="Customer", readonly=True)
    amount = fields.Monetary(string="Open", required=True)
    line_ids = fields.One2many("credit.followup.chances.line", "chances_id")

    @api.model
    def _open(self, customer):
        """Return the window for what a customer owes late."""
        self.env.user._followup_check("officer")
        company, today = self.env.company, fields.Date.context_today(self)
        owed = customer.commercial_partner_id.followup_overdue
        if not owed:
            raise UserError(
                self.env._("%(name)s owes nothing late.", name=customer.name)
            )
        results = company.sudo()._followup_way_results(today)
        window = self.create(
            {
                "company_id": company.id,
                "partner_id": customer.commercial_partner_id.id,
                "amount": owed,
                "line_ids": [
                    Command.create(self._row(way, results.get(Way(way))))
                    for way, _name in WAYS
                ],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What each way would bring"),
            "res_model": self._name,
            "res_id": window.id,
            "view_mode": "form",
            "target": "new",
            # Nine columns, and what each rests on in words.
            "context": {"dialog_size": "extra-large"},
        }

    @api.model
    def _row(self, way, results):
        known = results and results._asdict()
        return {
            "way": way,
            "cases": results.cases if results else 0,
            "results": known and {key: str(one) for key, one in known.items()},
        }


class CreditFollowupChancesLine(models.TransientModel):
    """One way: what it would cost, and bring."""

    _name = "credit.followup.chances.line"
    _description = "What One Way Would Bring"

    chances_id = fields.Many2one(
        "credit.followup.chances", required=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="chances_id.currency_id")
    way = fields.Selection(WAYS, required=True, readonly=True)
    figure = fields.Float(
        string="You expect (%)",
        digits=(5, 2),
        help="How much of it comes in, where your own cases do not say it: ten of them "
        "are needed.",
    )
    cases = fields.Integer(string="Own cases", readonly=True, aggregator=None)
    results = fields.Json(readonly=True)
    cost = fields.Monetary(help="Whatever happens.")
    fee = fields.Float(string="Retained (%)", digits=(5, 2), help="Of what comes in.")
    sure = fields.Monetary(
        string="Comes back anyhow", help="As the VAT of what is written off."
    )
    months = fields.Integer(aggregator=None)
    rests_on = fields.Selection(RESTS, compute="_compute_brings", string="Rests on")
    success = fields.Float(
        string="Success (%)", digits=(5, 2), compute="_compute_brings"
    )
    comes_in = fields.Monetary(string="Comes in", compute="_compute_brings")
    brings = fields.Monetary(compute="_compute_brings")
    is_known = fields.Boolean(compute="_compute_brings")

    @api.depends("figure", "cost", "fee", "sure", "months", "chances_id.amount")
    def _compute_brings(self):
        for one in self:
            smallest = money(one.currency_id.rounding)
            amount = money(one.chances_id.amount)
            (found,) = chances(amount, [one._option()], smallest)
            one.rests_on = found.rests_on.value
            one.success = float((found.success or 0) * HUNDRED)
            one.comes_in = float(found.comes_in or 0)
            one.brings = float(found.brings or 0)
            one.is_known = found.brings is not None

    def _option(self):
        return Option(
            Way(self.way),
            money(self.figure) / HUNDRED if self.figure else None,
            self._measured(),
            money(self.cost),
            money(self.fee) / HUNDRED,
            money(self.sure),
            self.months or None,
        )

    def _measured(self):
        if not self.results:
            return None
        known = self.results
        return Results(
            int(known["cases"]), Decimal(known["claimed"]), Decimal(known["recovered"])
        )
