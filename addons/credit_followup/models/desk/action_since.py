"""What happened to a proposal since it was made, in words and in its amount."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...const import WAITING
from ...facts.payments import sum_credits


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    since = fields.Char(
        compute="_compute_since",
        string="Since the proposal",
        help="A payment, credit note or hold that came after it.",
    )
    is_behind = fields.Boolean(
        compute="_compute_since",
        string="Behind the facts",
        help="Bringing it up to date would change it.",
    )
    days_late_today = fields.Integer(
        compute="_compute_days_late_today",
        string="Days late",
        help="Of the oldest item that is still open, today.",
    )
    amount_now = fields.Monetary(
        compute="_compute_amount_now",
        string="To pay now",
        help="Of what waits, less what was paid since, unless credits were deducted "
        "already: they may have been allocated. Of what left, as it was asked for.",
    )
    amount_company_now = fields.Monetary(
        compute="_compute_amount_now",
        string="To pay now (company currency)",
        currency_field="company_currency_id",
        help="What the columns of Today add up.",
    )

    @api.depends("line_ids.days_late_today")
    @api.depends_context("followup_as_of")
    def _compute_days_late_today(self):
        for action in self:
            late = action.line_ids.mapped("days_late_today")
            action.days_late_today = max(late, default=0)

    @api.depends("line_ids.move_line_id.amount_residual_currency", "state", "todo")
    @api.depends_context("lang")
    def _compute_since(self):
        """Say what was paid, credited or held since; read live from the ledger."""
        holds, paid = self._holds_since(), self._paid_since()
        credited, waived = self._credited_since(), self._waived_since()
        for action in self:
            waits = action._waits()
            money = waits and action._money_since(paid, credited, waived)
            held = action._held_since(holds) if waits and not money else ()
            words = " ".join(one._since_words() for one in held)
            action.since = money or words or False
            # What was postponed from it is said, and known.
            action.is_behind = bool(money) or any(map(action._lists, held))

    @api.depends(
        *("line_ids.move_line_id.amount_residual_currency", "state", "todo"),
        *("amount_total", "company_rate"),
    )
    def _compute_amount_now(self):
        paid = self._paid_since()
        for action in self:
            less = action._waits() and not action.amount_credits
            less = paid.get(action._origin.id, 0.0) if less else 0.0
            action.amount_now = max(action.amount_total - less, 0.0)
            action.amount_company_now = action.amount_now * action.company_rate

    def _waits(self):
        """Tell whether something is still to leave, or to be done by a person."""
        return self.state in WAITING or bool(self.todo)

    def _money_since(self, paid, credited, waived):
        """Return what was paid, credited or waived since, in words; else nothing."""
        allocated = paid.get(self._origin.id, 0.0)
        # A credit that was deducted and is allocated since is nothing new.
        came = self.currency_id.round(allocated + credited.get(self._origin.id, 0.0))
        if came > 0 and allocated:
            return self.env._(
                "Paid or credited since: %(amount)s", amount=self._money(came)
            )
        if came > 0:
            return self.env._(
                "Paid or credited since, not allocated yet: %(amount)s",
                amount=self._money(came),
            )
        if amount := waived.get(self._origin.id):
            return self.env._("Waived since: %(amount)s", amount=self._money(amount))
        return False

    def _held_since(self, holds):
        """Return the holds that are news beside the proposal."""
        key = (self.company_id, self.partner_id.commercial_partner_id)
        return [one for one in holds.get(key, ()) if self._is_news(one)]

    def _lists(self, hold):
        """Tell whether a hold stands against what the proposal still lists."""
        item = hold.move_line_id
        return not item or item in self.line_ids.move_line_id

    def _paid_since(self):
        """Return what was paid or credited since the listing, by action id."""
        rows = self.env.execute_query(
            SQL(
                "SELECT line.action_id, %s WHERE line.action_id IN %s"
                " GROUP BY line.action_id",
                self._paid_to_sql(),
                tuple(self._origin.ids) or (0,),
            )
        )
        currencies = {action._origin.id: action.currency_id for action in self}
        return {
            number: max(currencies[number].round(float(amount)), 0.0)
            for number, amount in rows
        }

    def _credited_since(self):
        """Return by how much each customer's unallocated credits grew, or shrank."""
        found = {}
        for company, own in self.filtered("amount_due").grouped("company_id").items():
            credits_ = sum_credits(company.sudo(), own.partner_id.ids)
            for action in own:
                key = (action.partner_id.id, action.currency_id.id)
                found[action._origin.id] = float(credits_[key]) - action.amount_credits
        return found

    def _waived_since(self):
        """Return what was waived of the charges of messages that wait for a person.

        They are made when their message is: the letter asks for them.
        """
        made = self.filtered(lambda one: one.todo and one.state not in WAITING)
        groups = self.env["credit.followup.charge"]._read_group(
            [("action_id", "in", made._origin.ids), ("state", "=", "waived")],
            ["action_id"],
            ["amount:sum"],
        )
        return {action.id: amount for action, amount in groups}

    def _is_news(self, hold):
        """Tell whether a hold is other than what the proposal says.

        What was postponed from it stays said; of its items, what it does not hold yet.
        """
        if not hold.move_line_id or hold.action_id == self._origin:
            return True
        listed = self.line_ids.filtered(
            lambda line: line.move_line_id == hold.move_line_id
        )
        return bool(listed) and (not hold.amount or listed.amount_held < hold.amount)

    def _holds_since(self):
        """Return the holds in force today, by company and customer."""
        waiting = self.filtered(lambda one: one._waits())
        if not waiting:
            return {}
        today = fields.Date.context_today(self)
        holds = (
            self.env["credit.followup.hold"]
            .sudo()
            .search(
                [
                    ("company_id", "in", waiting.company_id.ids),
                    (
                        "partner_id.commercial_partner_id",
                        "in",
                        waiting.partner_id.commercial_partner_id.ids,
                    ),
                    ("ended_on", "=", False),
                    ("date_from", "<=", today),
                    *("|", ("date_to", "=", False), ("date_to", ">", today)),
                ]
            )
        )
        return holds.grouped(
            lambda hold: (hold.company_id, hold.partner_id.commercial_partner_id)
        )

    def _withdraw_paid(self):
        """Take off the desk what a person was to do about items that are paid by now.

        What left by another channel stays as sent.
        """
        waiting = self.delivery_ids.filtered(lambda one: one.state == "by_hand")
        waiting.state = "cancelled"
        self.activity_ids.unlink()
        self.filtered(lambda action: action.state == "failed").is_settled = True
        sent = self.filtered(lambda action: action.state in ("to_do", "sent"))
        nothing_left = sent.filtered(
            lambda one: set(one.delivery_ids.mapped("state")) <= {"cancelled"}
        )
        nothing_left._take_back(
            self.env._("Everything has been paid since the proposal.")
        )
        (sent - nothing_left)._settle_rest()
