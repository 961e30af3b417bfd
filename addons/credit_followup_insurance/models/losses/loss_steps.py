"""What people note of an insured loss: what the insurer got, and what he said."""

from odoo import fields, models
from odoo.exceptions import UserError

NOTIFIED, HANDED, FILED = "notified_on", "handed_on", "filed_on"
# What is most likely noted next.
NEXT = {
    "to_notify": "notified",
    "to_hand_over": "handed_over",
    "to_file": "filed",
    "payable": "indemnity",
    "to_share": "share",
}


class CreditFollowupInsuranceLoss(models.Model):
    _inherit = "credit.followup.insurance.loss"

    def action_say(self):
        """Open the window in which it is noted what was done or said."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("officer")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup_insurance.action_say_loss"
        )
        context = {"default_loss_id": self.id, "default_what": NEXT.get(self.state)}
        return {**action, "context": context}

    def _note_done(self, name, on, items, words):
        """Note the day on which the insurer got something of these items.

        A day that was noted before stays: the first one counts.
        """
        self._check_day(on)
        own = self.sudo()
        new = (own.item_ids & items.sudo()).filtered(lambda one: not one[name])
        if not new:
            raise UserError(self.env._("That was noted already."))
        new.write({name: on})
        self._said(words)
        own._look(fields.Date.context_today(self))

    def _take_back(self, name, items, why):
        """Take back a day that was noted by mistake."""
        own = self.sudo()
        (own.item_ids & items.sudo()).write({name: False})
        self._said(self.env._("Taken back: %(why)s", why=why))
        own._look(fields.Date.context_today(self))

    def _uphold(self, items, why):
        """Note that the insurer covers items in spite of a day that was missed."""
        own = self.sudo()
        (own.item_ids & items.sudo()).write({"is_upheld": True})
        self._said(self.env._("The insurer upholds his cover: %(why)s", why=why))
        own._look(fields.Date.context_today(self))

    def _decline(self, why):
        """Note that the insurer does not pay."""
        own = self.sudo()
        own.write({"is_declined": bool(why), "declined_why": why})
        self._said(
            self.env._("The insurer does not pay: %(why)s", why=why)
            if why
            else self.env._("The insurer looks at it again.")
        )
        own._look(fields.Date.context_today(self))

    def _check_day(self, on):
        if on > fields.Date.context_today(self):
            raise UserError(self.env._("What was done was not done in the future."))

    def _said(self, words):
        self.message_post(body=words)
