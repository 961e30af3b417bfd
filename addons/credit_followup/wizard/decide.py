from odoo import api, fields, models
from odoo.exceptions import UserError

from ..facts.items import unpaid

DECIDE = "credit_followup.activity_decide"
MANAGER = "credit_followup.group_manager"
# The hold that keeps the follow-up away from what was decided about.
HOLDS = {"hand_over": "agency"}


class CreditFollowupDecide(models.TransientModel):
    """What follows the last level of a customer: a person decides, with a reason."""

    _name = "credit.followup.decide"
    _description = "Decide What Follows the Last Level"

    action_id = fields.Many2one("credit.followup.action", required=True, readonly=True)
    what = fields.Selection(
        lambda self: self._ways_on(), required=True, default="hand_over"
    )
    item_ids = fields.Many2many(
        "account.move.line",
        string="Invoices",
        compute="_compute_item_ids",
        store=True,
        readonly=False,
        required=True,
        help="What is not chosen goes on by its own levels.",
    )
    known_item_ids = fields.Many2many(
        "account.move.line", string="Known items", compute="_compute_known_item_ids"
    )
    date_to = fields.Date(
        string="Resumes on",
        help="The follow-up goes on from that day; empty for an open end.",
    )
    reason = fields.Char(required=True)

    def _ways_on(self):
        """Return what may be decided: to start again is for managers."""
        ways = {
            "hand_over": self.env._("Hand over to an agency"),
        }
        if self.env.user.has_group(MANAGER):
            ways["again"] = self.env._("Start again from the first level")
        return list(ways.items())

    @api.depends("action_id")
    def _compute_known_item_ids(self):
        for wizard in self:
            wizard.known_item_ids = unpaid(wizard.action_id.line_ids.move_line_id)

    @api.depends("action_id")
    def _compute_item_ids(self):
        """Choose what awaits the decision; what is listed beside it may be added."""
        for wizard in self:
            lines = wizard.action_id.line_ids
            raised = lines.filtered(lambda one: one.role == "raised")
            wizard.item_ids = unpaid(raised.move_line_id)

    def action_apply(self):
        """Hold the items, or start them again; the decision is closed with a word."""
        self.ensure_one()
        action = self.action_id
        action.check_access("write")
        if action.todo != "decide":
            raise UserError(self.env._("Nothing waits for a decision here any more."))
        items = self.item_ids & self.known_item_ids
        if not items:
            raise UserError(self.env._("Choose the invoices that this is about."))
        if self.what == "again":
            items.action_followup_restart()
        else:
            self._hold(action, items)
        names = dict(self._fields["what"]._description_selection(self.env))
        words = f"{names[self.what]}: {self.reason}"
        asked = action.sudo().activity_ids
        kind = self.env.ref(DECIDE)
        asked.filtered_domain([("activity_type_id", "=", kind.id)]).action_feedback(
            feedback=words
        )
        action.sudo()._settle_decisions()
        return {"type": "ir.actions.act_window_close"}

    def _hold(self, action, items):
        self.env["credit.followup.hold"].create(
            [
                {
                    "company_id": action.company_id.id,
                    "partner_id": action.partner_id.id,
                    "move_line_id": item.id,
                    "action_id": action.id,
                    "reason": HOLDS[self.what],
                    "note": self.reason,
                    "date_to": self.date_to,
                }
                for item in items
            ]
        )
