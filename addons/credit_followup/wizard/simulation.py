from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..const import REASONS
from ..decisions.sentences import sentence
from ..decisions.snapshot import amounts
from ..facts.reader import Reader
from ..followup_core.scenario.evaluate import evaluate_all
from ..followup_core.vocabulary import Outcome

# More customers than this are not shown one by one: nobody would read them.
SHOWN_CUSTOMERS = 500


class CreditFollowupSimulation(models.TransientModel):
    """What a run would do on any day; nothing of the ledger or history is written."""

    _name = "credit.followup.simulation"
    _description = "Follow-up Simulation"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    line_ids = fields.One2many("credit.followup.simulation.line", "simulation_id")
    contact_count = fields.Integer(readonly=True, string="Customers contacted")
    decide_count = fields.Integer(readonly=True, string="Decisions")
    left_count = fields.Integer(readonly=True, string="Left alone")

    @api.depends_context("lang")
    def _compute_display_name(self):
        self.display_name = self.env._("Simulation")

    def action_simulate(self):
        """Evaluate every customer as of the day and show the result."""
        self.ensure_one()
        if self.company_id not in self.env.companies:
            raise AccessError(self.env._("This company is not one of yours."))
        reader = Reader(self.env, self.company_id, self.date)
        counts = dict.fromkeys(Outcome, 0)
        rows = []
        for decision in evaluate_all(reader.all_groups(), self.date, reader.settings):
            counts[decision.outcome] += 1
            if len(rows) < SHOWN_CUSTOMERS:
                rows.append(self._line_vals(decision, reader))
        self.line_ids.unlink()
        self.env["credit.followup.simulation.line"].create(rows)
        self.write(
            {
                "contact_count": counts[Outcome.CONTACT],
                "decide_count": counts[Outcome.DECIDE],
                "left_count": counts[Outcome.NOTHING],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Simulation"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    def _line_vals(self, decision, reader):
        partner_id, currency_id = decision.group.key
        verdict = reader.telling(decision)
        return {
            "simulation_id": self.id,
            "partner_id": partner_id,
            "currency_id": currency_id,
            "level_id": decision.level.key if decision.level else False,
            "reason": decision.reason.value,
            "sentence": sentence(self.env, verdict, decision.group),
            "next_on": decision.next_on,
            "amount_due": amounts(decision, reader)["amount_due"]
            if decision.outcome is not Outcome.NOTHING
            else 0.0,
        }


class CreditFollowupSimulationLine(models.TransientModel):
    """One customer in a simulation."""

    _name = "credit.followup.simulation.line"
    _description = "Simulated Follow-up"
    _order = "amount_due desc, id"

    simulation_id = fields.Many2one(
        "credit.followup.simulation", required=True, index=True, ondelete="cascade"
    )
    partner_id = fields.Many2one("res.partner", string="Customer")
    currency_id = fields.Many2one("res.currency")
    level_id = fields.Many2one("credit.followup.level")
    reason = fields.Selection(REASONS, string="Status")
    sentence = fields.Char(string="Why, or why not")
    next_on = fields.Date(string="Next date")
    amount_due = fields.Monetary(string="To pay")
    company_id = fields.Many2one(related="simulation_id.company_id")

    @api.depends("partner_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.partner_id.display_name
