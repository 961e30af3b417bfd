from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from ..const import WAITING
from ..facts.items import unpaid

# The reasons of a postponement: the others follow from decisions, and a promise to pay
# is noted as one.
SAID_BY_CUSTOMERS = ("pause", "dispute")


class CreditFollowupLeaveOut(models.TransientModel):
    """Leave proposals out of their run, or postpone them, with the reason."""

    _name = "credit.followup.leave.out"
    _description = "Leave Out of a Follow-up Run"

    action_ids = fields.Many2many("credit.followup.action", required=True)
    what = fields.Selection(
        [("exclude", "Leave out of this run"), ("postpone", "Postpone until a day")],
        required=True,
        default="exclude",
    )
    date_to = fields.Date(string="Resumes on")
    hold_reason = fields.Selection(
        lambda self: self._hold_reasons(), string="Because of", default="pause"
    )
    item_ids = fields.Many2many(
        "account.move.line",
        string="Only these invoices",
        help="Leave empty to postpone everything that the customer owes.",
    )
    known_item_ids = fields.Many2many(
        "account.move.line", string="Known items", compute="_compute_known_item_ids"
    )

    def _hold_reasons(self):
        """Return the reasons for a hold that a customer's own words may give."""
        every = self.env["credit.followup.hold"]._fields["reason"]
        names = every._description_selection(self.env)
        return [(code, name) for code, name in names if code in SAID_BY_CUSTOMERS]

    @api.depends("action_ids")
    def _compute_known_item_ids(self):
        for wizard in self:
            wizard.known_item_ids = unpaid(wizard.action_ids.line_ids.move_line_id)

    reason = fields.Char(required=True)

    def action_apply(self):
        """Cancel the proposals; a postponement also holds the customers."""
        self.ensure_one()
        self.action_ids.check_access("write")
        open_actions = self.action_ids.filtered(lambda one: one.state in WAITING)
        if self.what == "postpone" and self.item_ids:
            chosen = self.item_ids
            open_actions = open_actions.filtered(
                lambda one: one.line_ids.move_line_id & chosen
            )
        reason = self.reason
        if self.what == "postpone":
            self._hold(open_actions)
            reason = self.env._(
                "Postponed until %(day)s: %(reason)s",
                day=format_date(self.env, self.date_to),
                reason=self.reason,
            )
        if self.what == "postpone" and self.item_ids:
            # The rest may go without the item; where nothing of it is due, it is said.
            open_actions._renew()
            return open_actions._tell_renewed()
        open_actions._cancel(reason, "user_excluded")
        open_actions.run_id._refresh_state()
        return {"type": "ir.actions.act_window_close"}

    def _hold(self, actions):
        if not self.date_to or self.date_to <= fields.Date.context_today(self):
            raise UserError(self.env._("Choose a day in the future to resume on."))
        self.env["credit.followup.hold"].create(
            [
                {
                    "company_id": action.company_id.id,
                    "partner_id": action.partner_id.id,
                    "move_line_id": item.id,
                    "action_id": action.id,
                    "reason": self.hold_reason or "pause",
                    "date_to": self.date_to,
                    "note": self.reason,
                }
                for action in actions
                for item in self._items_of(action)
            ]
        )

    def _items_of(self, action):
        """Return the chosen items of one customer, or nothing: all that he owes."""
        chosen = self.item_ids & action.line_ids.move_line_id
        return chosen or [self.env["account.move.line"]]
