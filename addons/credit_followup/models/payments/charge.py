"""Charges that come with a payment are booked with it, and paid by it."""

from odoo import fields, models
from odoo.exceptions import UserError

from ...followup_core.books.charges import Posting, State, Why


class CreditFollowupCharge(models.Model):
    _inherit = "credit.followup.charge"

    def _book_for_payment(self):
        """Book what a payment pays; return the reason where it cannot be booked.

        As superuser: who reconciles need not be of the follow-up. A payment is never
        refused for what is missing here: its rest stays where a person finds it.
        """
        if Posting.NEVER.value in self.company_id.mapped("followup_charge_posting"):
            return self._not_booked(
                self.env._("The settings say that charges are not posted.")
            )
        if sum(self.mapped("amount")) <= 0:
            return False
        try:
            with self.env.cr.savepoint():
                self.sudo()._enter(State.POSTED.value, Why.WITH_PAYMENT.value)
        except UserError as error:
            return self._not_booked(error)
        return False

    def _not_booked(self, why):
        """Say why what was paid is not booked; no later message asks for it again."""
        for charge in self.sudo():
            charge.asked_again_id = charge.asked_again_id or charge.action_id
        return self.env._(
            "Interest and compensation were paid but not posted: %(why)s", why=why
        )

    def _note_payment(self):
        """Let those be paid whose entries a payment has paid just now.

        The night would see it too; until then, they would still be asked for.
        """
        posted = self.sudo().filtered(lambda one: one.state == State.POSTED.value)
        rulings = posted._rulings(fields.Date.context_today(self))
        posted._move([one for one in rulings if one.state == State.PAID.value])
