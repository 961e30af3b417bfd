"""What a run on a day, or the nights from it on, would do."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...decisions.sentences import sentence
from ...decisions.snapshot import amounts
from ...facts.reader import Reader
from ...followup_core.scenario.evaluate import evaluate_all
from ...followup_core.scenario.records import ZERO
from ...followup_core.start.ahead import ahead, settings_of_days
from ...followup_core.vocabulary import Outcome, Reason

# More customers than this are not shown one by one: nobody would read them.
SHOWN_CUSTOMERS = 500
# The first nights say whom a start surprises; later ones depend on who pays.
FIRST_DAYS, MOST_DAYS = 10, 60


class CreditFollowupSimulation(models.TransientModel):
    """What a run would do on any day; nothing of the ledger or history is written."""

    _name = "credit.followup.simulation"
    _description = "Follow-up Simulation"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    days = fields.Integer(
        default=1,
        required=True,
        help="How many days from the date on. Of several, each night is carried out "
        "and nobody pays: more than this does not leave.",
    )
    all_start = fields.Boolean(
        string="As if all policies had started",
        help="Also customers whose policy has not been started yet.",
    )
    line_ids = fields.One2many("credit.followup.simulation.line", "simulation_id")
    step_ids = fields.One2many("credit.followup.simulation.step", "simulation_id")
    contact_count = fields.Integer(readonly=True, string="Customers contacted")
    decide_count = fields.Integer(readonly=True, string="Decisions")
    left_count = fields.Integer(readonly=True, string="Left alone")

    @api.depends_context("lang")
    def _compute_display_name(self):
        self.display_name = self.env._("Simulation")

    def action_simulate(self):
        """Evaluate every customer as of the day, or the nights ahead, and show it."""
        self.ensure_one()
        if self.company_id not in self.env.companies:
            raise AccessError(self.env._("This company is not one of yours."))
        if not 1 <= self.days <= MOST_DAYS:
            raise UserError(
                self.env._("Choose between 1 and %(most)s days.", most=MOST_DAYS)
            )
        reader = Reader(self.env, self.company_id, self.date, all_start=self.all_start)
        told = self._nights(reader) if self.days > 1 else self._day(reader)
        self.line_ids.unlink()
        self.step_ids.unlink()
        self.env["credit.followup.simulation.line"].create(told.pop("lines"))
        self.env["credit.followup.simulation.step"].create(told.pop("steps"))
        self.write(told)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Simulation"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    @api.model
    def _open_first_days(self):
        """Return the window that shows the first nights of a start."""
        simulation = self.create({"days": FIRST_DAYS})
        return simulation.action_simulate()

    def _day(self, reader):
        """Return what a run on the day would do, whom it leaves alone included."""
        counts = dict.fromkeys(Outcome, 0)
        lines = []
        for decision in evaluate_all(reader.all_groups(), self.date, reader.settings):
            counts[decision.outcome] += 1
            if len(lines) < SHOWN_CUSTOMERS:
                lines.append(self._line(decision, reader, self.date))
        return {
            "lines": lines,
            "steps": [],
            "contact_count": counts[Outcome.CONTACT],
            "decide_count": counts[Outcome.DECIDE],
            "left_count": counts[Outcome.NOTHING],
        }

    def _nights(self, reader):
        """Return what the nights would do: each message, and their sums."""
        until = fields.Date.add(self.date, days=self.days)
        settings_on = settings_of_days(reader.settings)
        counts = dict.fromkeys(Outcome, 0)
        sums = defaultdict(lambda: [0, ZERO])
        lines = []
        for group in reader.all_groups():
            outcomes = set()
            for on, decision in ahead(group, until, self.date, settings_on):
                outcomes.add(decision.outcome)
                found = sums[(on, *self._which(decision))]
                found[0] += 1
                found[1] += (decision.claimed - group.credits) * (group.rate or 0)
                if len(lines) < SHOWN_CUSTOMERS:
                    lines.append(self._line(decision, reader, on))
            for outcome in outcomes or {Outcome.NOTHING}:
                counts[outcome] += 1
        return {
            "lines": lines,
            "steps": [self._step(*key, *found) for key, found in sorted(sums.items())],
            "contact_count": counts[Outcome.CONTACT],
            "decide_count": counts[Outcome.DECIDE],
            "left_count": counts[Outcome.NOTHING],
        }

    def _which(self, decision):
        """Return the ids of the policy and of the level of a step, 0 for no level."""
        raised = (Reason.CONTACT, Reason.DECIDE)
        lead = next(one for one in decision.verdicts if one.reason in raised)
        level = decision.level
        return lead.item.policy.key, level.key if level else 0

    def _step(self, on, policy, level, count, amount):
        return {
            "simulation_id": self.id,
            "date": on,
            "policy_id": policy,
            "level_id": level or False,
            "count": count,
            "amount": float(amount),
        }

    def _line(self, decision, reader, on):
        partner_id, currency_id = decision.group.key
        verdict = reader.telling(decision)
        return {
            "simulation_id": self.id,
            "date": on,
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
