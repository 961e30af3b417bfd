"""How a proposal is brought up to date: what is confirmed is what was shown."""

from odoo import fields, models
from odoo.exceptions import UserError

from ...const import WAITING
from ...decisions.claims import prepare
from ...effects import tasks
from ...effects.revise import revise


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def action_renew(self):
        """Bring these proposals up to the facts of now, to be looked at again."""
        self.check_access("write")
        proposed = self.filtered(lambda one: one.state == "proposed")
        changed = proposed._changed_since()
        return changed._tell_renewed() if changed else None

    def action_rewrite(self):
        """Withdraw a letter that waits for a person, and propose it from the facts.

        Only where nothing of the message has left: else it would be asked twice.
        """
        self.ensure_one()
        self.check_access("write")
        made = self.delivery_ids.filtered(lambda one: one.state != "by_hand")
        if self.state != "to_do" or self.kind != "message" or made:
            raise UserError(
                self.env._("Something of this message has left: it stays as it is.")
            )
        self.sudo()._take_back(self.env._("Written again from the facts of now."))
        runs = self.env["credit.followup.run"]
        return runs._remind(self.partner_id, self.company_id)

    def _renew(self):
        """Read again what these proposals ask for, and have a person look at it."""
        self._read_again()
        self._ask_to_look_again()

    def _read_again(self):
        """Read again what these proposals ask for; what is not due any more goes."""
        today = fields.Date.context_today(self)
        for company, own in self.sudo().grouped("company_id").items():
            prepare(revise(own.with_company(company), today), today)

    def _ask_to_look_again(self):
        """Forget who confirmed what has changed: he saw another sum."""
        kept = self.sudo().filtered(lambda one: one.state in WAITING)
        kept.write(
            {"state": "proposed", "confirmed_by_id": False, "approved_by_id": False}
        )
        tasks.approval_is_given(kept)
        self.run_id._refresh_state()

    def _tell_renewed(self):
        """Return the notification of what became of proposals that were read again."""
        gone = self.filtered(lambda one: one.state == "cancelled")
        kept = self - gone
        sentences = []
        if kept:
            sentences.append(
                self.env._(
                    "Brought up to date, please look again: %(names)s.",
                    names=", ".join(kept.partner_id.mapped("display_name")),
                )
            )
        sentences += [
            self.env._(
                "Withdrawn, %(name)s: %(why)s",
                name=action.partner_id.display_name,
                why=action.cancel_reason or "",
            )
            for action in gone
        ]
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "message": " ".join(sentences),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _changed_since(self):
        """Return the proposals that say other than what the facts of now say.

        They are brought up to date: what a person confirms is what he was shown.
        """
        before = {action: action._asks_for() for action in self}
        self._read_again()
        changed = self.filtered(
            lambda one: one.state != "proposed" or one._asks_for() != before[one]
        )
        changed._ask_to_look_again()
        return changed

    def _asks_for(self):
        """Return what a message would ask for: the sum, and what of each item.

        Interest grows by itself with the days; that is no other message.
        """
        rows = {(line.move_line_id.id, line.amount_open) for line in self.line_ids}
        rest = self.currency_id.round(self.amount_total - self.amount_interest)
        return rest, bool(self.amount_interest), rows
