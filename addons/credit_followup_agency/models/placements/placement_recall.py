"""Asking back a case, or a claim of it; nothing restarts before the agency agrees."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.followup_core.handover.states import State

from ...effects import messages
from ...facts.standings import read_standings, told
from .placement_clock import SENT

EXPORTED = State.EXPORTED.value


class CreditFollowupPlacement(models.Model):
    _inherit = "credit.followup.placement"

    def action_ask_back(self):
        """Ask what and why, then ask the agency to give it back."""
        self.ensure_one()
        self._check_asked_back()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ask the case back"),
            "res_model": "credit.followup.recall",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_placement_id": self.id,
                "default_item_ids": self._to_ask_back().ids,
            },
        }

    def _to_ask_back(self):
        """Return the claims that the agency has and was not asked for."""
        return self.item_ids._there().filtered(lambda one: not one.asked_back_on)

    def _check_asked_back(self):
        """Refuse where there is nothing to ask back, or nobody who may."""
        self.env.user._followup_check_export()
        self._check_step("officer", *SENT, EXPORTED)
        if self.filtered(lambda one: one.state == EXPORTED and not one.may_be_there):
            raise UserError(self.env._("Nothing has left: cancel it instead."))
        if self.filtered(lambda one: one.recall == "asked"):
            raise UserError(self.env._("The agency was asked already."))

    def _ask_back(self, why, items=None):
        """Ask the agency to give a case back, or some of its claims.

        :param items: none for the whole case
        """
        own = self.sudo()
        today = fields.Date.context_today(self)
        with self._in_use():
            if items and own._to_ask_back() - items:
                own._ask_claims_back(why, items, today)
            else:
                own._ask_whole_back(why, today)
        own._look(today)
        self._trigger_sending()

    def _ask_whole_back(self, why, today):
        if self.state == EXPORTED:
            # It is not sent once more only to be asked back.
            self.exchange_ids._withdraw()
        self._drop_proposed()
        self.item_ids._there().asked_back_on = today
        self.write({"recall": "asked", "recall_asked_on": today, "recall_why": why})
        standing = told(read_standings(self)[self.id])
        messages.tell(self, "recall", standing=standing)

    def _ask_claims_back(self, why, items, today):
        """Note which are asked back: the next message says it of each."""
        if self.state == EXPORTED:
            raise UserError(
                self.env._("Whether the agency has it is not sure: ask all of it back.")
            )
        items.sudo().asked_back_on = today
        self.message_post(
            body=self.env._(
                "%(claims)s is asked back: %(why)s",
                claims=", ".join(items.move_id.mapped("name")),
                why=why,
            )
        )
