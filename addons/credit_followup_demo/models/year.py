"""A year of invoices that were paid as each kind of payer pays them."""

from datetime import timedelta

from odoo import fields, models

from odoo.addons.credit_followup.followup_core.people import disputes, promises

from ..story import YEAR
from .customers import TERM_DAYS

MONTH_DAYS = 30
# So many days after the due date somebody gives his word, or finds a fault.
SAID_AFTER = 7
# What came of a word, and for how many days later it was given.
WORDS = {
    "kept": (14, promises.State.KEPT, promises.Why.PAID),
    "broken": (7, promises.State.BROKEN, promises.Why.NOT_PAID),
}


class CreditFollowupDemo(models.AbstractModel):
    _inherit = "credit.followup.demo"

    def _year(self, company, today):
        """Invoice each month of a year; return what is paid when: ``[(day, move)]``."""
        moves = self.env["account.move"]
        paid_on = []
        for name, habit in YEAR.items():
            partner = self.env["res.partner"].search([("name", "=", name)], limit=1)
            for months, delay in zip(range(12, 0, -1), habit.delays, strict=True):
                due = today - timedelta(days=months * MONTH_DAYS)
                day = due + timedelta(days=delay)
                if day < today:
                    moves += moves.create(self._monthly(partner, habit, due))
                    paid_on.append(day)
        moves.action_post()
        return sorted(zip(paid_on, moves, strict=True), key=lambda one: one[0])

    def _monthly(self, partner, habit, due):
        line = {
            "name": "Furniture of the month",
            "price_unit": habit.amount,
            "tax_ids": [(5,)],
        }
        return {
            "move_type": "out_invoice",
            "partner_id": partner.id,
            "invoice_date": due - timedelta(days=TERM_DAYS),
            "invoice_date_due": due,
            "invoice_line_ids": [(0, 0, line)],
        }

    def _paid_until(self, waiting, day):
        """Receive what came before a day; return what did not come yet."""
        for paid_on, move in waiting:
            if paid_on < day:
                self._word(move)
                self._receive(move, paid_on)
        return [one for one in waiting if one[0] >= day]

    def _word(self, move):
        """Let the customer have said what the story says."""
        habit = YEAR[move.partner_id.name]
        said_on = move.invoice_date_due + timedelta(days=SAID_AFTER)
        item = move._followup_lines()[:1]
        if habit.says in WORDS:
            days, state, why = WORDS[habit.says]
            promise = self._promised(item)
            kept_by = said_on + timedelta(days=days)
            promise.write(
                {"made_on": said_on, "promised_on": kept_by, "last_on": kept_by}
            )
            promise._enter(state.value, why.value)
        elif habit.says == "justified":
            dispute = self._disputed(item)
            dispute._enter(disputes.State.ACCEPTED.value, disputes.Why.CREDITED.value)
            dispute.decided_on = said_on

    def _promised(self, item):
        """Take a word for tomorrow: nobody promises for a day that has passed."""
        today = fields.Date.context_today(self)
        return self.env["credit.followup.promise"].create(
            {
                "partner_id": item.partner_id.id,
                "move_line_id": item.id,
                "amount": item.amount_residual_currency,
                "promised_on": today + timedelta(days=1),
                "means": "transfer",
            }
        )

    def _disputed(self, item):
        return self.env["credit.followup.dispute"].create(
            {
                "partner_id": item.partner_id.id,
                "move_line_id": item.id,
                "amount": item.amount_residual_currency / 10,
            }
        )

    def _receive(self, move, day):
        """Receive what is open of an invoice by the bank."""
        # Two days before the day that is given.
        self._pay(move.partner_id, move.amount_residual, day + timedelta(days=2), move)
