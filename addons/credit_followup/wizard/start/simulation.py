"""What a run on a day, or the nights from it on, would do."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...decisions.start.simulated import simulate_day, simulate_nights
from ...facts.reader import Reader
from ...facts.scenario.replica import reading
from ...followup_core.vocabulary import Outcome

# The first nights say whom a start surprises; later ones depend on who pays.
FIRST_DAYS, MOST_DAYS = 10, 60


class CreditFollowupSimulation(models.TransientModel):
    """What a run would do on any day; nothing of the ledger or history is written."""

    _name = "credit.followup.simulation"
    _description = "Follow-up Simulation"
    _inherit = "credit.followup.window"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    days = fields.Integer(
        default=1,
        required=True,
        help="How many days from the date on. Of several, each night is carried out, "
        "with today's ledger: nobody pays, and nothing new is invoiced or agreed.",
    )
    all_start = fields.Boolean(
        string="As if all policies had started",
        help="Also customers whose policy has not been started yet.",
    )
    line_ids = fields.One2many("credit.followup.simulation.line", "simulation_id")
    step_ids = fields.One2many("credit.followup.simulation.step", "simulation_id")
    is_done = fields.Boolean(readonly=True, string="Simulated")
    contact_count = fields.Integer(readonly=True, string="Customers contacted")
    decide_count = fields.Integer(readonly=True, string="Decisions")
    left_count = fields.Integer(readonly=True, string="Left alone")

    @api.depends_context("lang")
    def _compute_display_name(self):
        self.display_name = self.env._("Simulation")

    def action_simulate(self):
        """Evaluate every customer as of the day, or the nights ahead, and show it."""
        self.ensure_one()
        self._check_company_of_user(self.company_id)
        if not 1 <= self.days <= MOST_DAYS:
            raise UserError(
                self.env._("Choose between 1 and %(most)s days.", most=MOST_DAYS)
            )
        found = self._simulated()
        own = {"simulation_id": self.id}
        self.line_ids.unlink()
        self.step_ids.unlink()
        for model, rows in (("line", found.lines), ("step", found.steps)):
            records = self.env[f"credit.followup.simulation.{model}"]
            records.create([{**row, **own} for row in rows])
        self.write(
            {
                "contact_count": found.counts[Outcome.CONTACT],
                "decide_count": found.counts[Outcome.DECIDE],
                "left_count": found.counts[Outcome.NOTHING],
                "is_done": True,
            }
        )
        return True

    @api.model
    def _open_first_days(self):
        """Return the window that shows the first nights of a start."""
        simulation = self.create({"days": FIRST_DAYS})
        simulation.action_simulate()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("The first ten days"),
            "res_model": self._name,
            "res_id": simulation.id,
            "view_mode": "form",
        }

    def _simulated(self):
        """Return what the day, or the nights from it on, would do."""
        day, days, all_start = self.date, self.days, self.all_start
        with reading(self.env) as env:
            company = self.company_id.with_env(env)
            reader = Reader(env, company, day, all_start=all_start)
            if days == 1:
                return simulate_day(reader)
            return simulate_nights(reader, days)
