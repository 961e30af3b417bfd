from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...facts.risk.checks import read_checks
from ...followup_core.risk.checks import MOVES, Settings, State, Why, judge
from ...followup_core.risk.standing import Result

STATES = [
    (State.CURRENT.value, "Counts"),
    (State.EXPIRED.value, "Too old"),
    (State.REPLACED.value, "Replaced"),
]
REASONS = [
    (Why.DONE.value, "It is recent enough"),
    (Why.DAY_OVER.value, "Its last day is over"),
    (Why.TOO_OLD.value, "It is older than a check may be"),
    (Why.LATER_ONE.value, "There is a later one"),
]
RESULTS = [
    (Result.GOOD.value, "Good"),
    (Result.LIMITED.value, "Good up to a limit"),
    (Result.BAD.value, "Bad"),
    (Result.UNCLEAR.value, "Could not be told"),
]
# What is said of a check when it is made, and what may be added to it later.
SAID = {
    *("company_id", "partner_id", "kind_id", "done_on", "valid_until", "result"),
    *("limit", "url", "file", "file_name", "note"),
}
OPEN = {"valid_until", "file", "file_name", "note"}


class CreditFollowupCheck(models.Model):
    """A dated look at how solvent a customer or prospect is."""

    _name = "credit.followup.check"
    _description = "Solvency Check"
    _inherit = ["credit.followup.clocked", "credit.followup.guarded"]
    _moves = MOVES
    _order = "done_on desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "kind_id")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    kind_id = fields.Many2one(
        "credit.followup.check.kind", required=True, ondelete="restrict"
    )
    done_on = fields.Date(
        string="Done on", required=True, default=fields.Date.context_today
    )
    valid_until = fields.Date(
        string="Counts until", help="The first day on which it does not count any more."
    )
    result = fields.Selection(RESULTS, required=True, default=Result.GOOD.value)
    limit = fields.Monetary(
        string="Recommended limit", help="In the company's currency; zero for none."
    )
    url = fields.Char(string="Link")
    file = fields.Binary(attachment=True, string="Document")
    file_name = fields.Char(string="File name")
    note = fields.Char()
    user_id = fields.Many2one(
        "res.users", string="By", readonly=True, default=lambda self: self.env.user
    )
    state = fields.Selection(
        STATES, required=True, default=State.CURRENT.value, index=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, default=Why.DONE.value
    )

    _check_days = models.Constraint(
        "CHECK(valid_until IS NULL OR valid_until > done_on)",
        "A check counts at least for the day on which it is done.",
    )
    _check_limit = models.Constraint('CHECK("limit" >= 0)', "No limit is below zero.")

    @api.depends("kind_id", "done_on")
    @api.depends_context("lang")
    def _compute_name(self):
        for one in self:
            one.name = f"{one.kind_id.name or ''} · {one.done_on or ''}"

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            self = self._without_defaults(SAID)
            if any(vals.keys() - SAID for vals in vals_list):
                raise AccessError(self.env._("A check says by itself until when."))
        checks = super().create(vals_list)
        checks.sudo()._judge_beside()
        return checks

    def write(self, vals):
        """Keep what was found; what is found now is another check."""
        if not self.env.su and vals.keys() - OPEN:
            raise UserError(
                self.env._("What was found stays as it was: make another check.")
            )
        result = super().write(vals)
        if "valid_until" in vals:
            self.sudo()._judge_beside()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su:
            raise UserError(self.env._("A check stays on record: make another one."))

    def _judge_beside(self):
        """Judge these and the others of their customers: a later one replaces them."""
        beside = self.search(
            [
                ("partner_id", "in", self.partner_id.ids),
                ("company_id", "in", self.company_id.ids),
            ]
        )
        beside._look(fields.Date.context_today(self))
        self.env["credit.followup.trace"]._renew(self.company_id, self.partner_id)

    # === CLOCK === #

    def _rulings(self, today):
        return [judge(one, today, Settings()) for one in read_checks(self)]
