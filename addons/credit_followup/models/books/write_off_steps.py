"""A write-off from proposal to entry, and back."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...decisions.books.warnings import warnings_of
from ...effects import tasks
from ...effects.books.late_payments import regain
from ...effects.books.write_offs import book, taxes_in
from ...facts.books.write_offs import (
    came,
    read_debts,
    read_write_offs,
    waiting_credits,
)
from ...facts.items import unpaid
from ...facts.settings import money
from ...followup_core.books.write_off import Obstacle, needs_second, obstacle
from ...followup_core.books.written_off import Settings, State, Why, judge

YEAR = {"years": 1}


class CreditFollowupWriteOff(models.Model):
    _inherit = "credit.followup.write.off"

    # === SEAMS === #

    @api.model
    def _evidence(self, lines):
        """Return what proves that items may be given up: ``{line: facts}``.

        The facts are fields of the core's ``Debt``: ``last_on``, ``certified_on``,
        ``insolvency_closed_on``. In a constant number of queries.
        """
        return {}

    @api.model
    def _evidence_domain(self, company, today):
        """Return the items of a company for which there may be evidence."""
        return Domain.FALSE

    @api.model
    def _warnings(self, lines, with_vat):
        """Return what speaks against giving items up now: ``{line: [sentence]}``.

        In a constant number of queries.

        :param with_vat: the companies that ask VAT back
        """
        return warnings_of(lines, with_vat)

    @api.model
    def _vat_days(self, lines):
        """Return days that the tax law asks for, and the kind of an insolvency.

        :return: ``{line id: (fields of the core's VatDays, InsolvencyKind or None)}``
        """
        return {line.id: ({}, None) for line in lines}

    @api.model
    def _came_of(self, one):
        return came(one)

    # === BUTTONS === #

    def action_approve(self):
        """Book, as the second person, what somebody else proposed."""
        self.env.user._followup_check("manager")
        self._check_waiting()
        if self.filtered(lambda one: one.proposed_by_id == self.env.user):
            raise UserError(
                self.env._("Somebody other than the person who proposed it approves.")
            )
        changed = self.filtered(lambda one: one._has_changed())
        if changed:
            raise UserError(
                self.env._(
                    "What is open has changed since it was proposed: look at it "
                    "again, and press “Propose what is open now”. %(items)s",
                    items=", ".join(changed.mapped("name")),
                )
            )
        self.sudo()._approve(self.env.user)
        return True

    def action_refuse(self):
        """Refuse what somebody else proposed."""
        self.env.user._followup_check("manager")
        self._end_proposal()
        return True

    def action_take_back(self):
        """Take one's own proposal back."""
        self.env.user._followup_check("officer")
        if self.filtered(lambda one: one.proposed_by_id != self.env.user):
            raise UserError(self.env._("Only who proposed it takes it back."))
        self._end_proposal()
        return True

    def _end_proposal(self):
        self._check_waiting()
        tasks.approval_is_given(self.sudo())
        self.sudo()._enter(State.REFUSED.value, Why.REFUSED.value)

    def action_renew(self):
        """Propose what is open now."""
        self._check_waiting()
        self.sudo()._renew()
        return True

    def action_reverse(self):
        """Take it back: the entry is reversed and the item is owed as before."""
        self.env.user._followup_check("manager")
        self.check_access("read")
        if self.filtered(lambda one: one.state != State.BOOKED.value):
            raise UserError(self.env._("Only what is written off can be taken back."))
        if self.filtered("came"):
            raise UserError(
                self.env._(
                    "Money came for it: undo the late payment first, so that it pays "
                    "the invoice."
                )
            )
        booked = self.sudo()
        booked.entry_id._reverse_moves(cancel=True)
        booked._look(fields.Date.context_today(self))
        return True

    def action_regain(self):
        """Book the customer's waiting money as the late payment of it."""
        self.env.user._followup_check("officer")
        self.ensure_one()
        self.check_access("read")
        credit = waiting_credits(self.sudo())[self.sudo()][:1]
        if not credit:
            raise UserError(
                self.env._("No money of %(name)s waits.", name=self.partner_id.name)
            )
        today = fields.Date.context_today(self)
        entry = regain(self.sudo(), credit, today)
        self.sudo()._look(today)
        return entry.with_env(self.env)._get_records_action()

    def action_open_entry(self):
        """Open the entry."""
        self.ensure_one()
        self.check_access("read")
        return self.entry_id._get_records_action()

    def _check_waiting(self):
        self.env.user._followup_check("officer")
        self.check_access("read")
        decided = self.filtered(lambda one: one.state != State.PROPOSED.value)
        if decided or not self:
            raise UserError(
                self.env._(
                    "This was decided already: %(items)s. Choose what waits only.",
                    items=", ".join(decided.mapped("name")),
                )
            )

    # === BUSINESS METHODS === #

    @api.model
    def _check_lines(self, lines, proposed=True):
        """Refuse items that are paid, or that somebody else works on.

        :param proposed: refuse what is proposed as well
        """
        strange = lines - unpaid(lines)
        if strange:
            raise UserError(self._refusal(Obstacle.NOTHING_OPEN, strange[0]))
        debts = read_debts(lines, fields.Date.context_today(self))
        for line, debt in zip(lines, debts, strict=True):
            why = obstacle(debt._replace(is_proposed=debt.is_proposed and proposed))
            if why:
                raise UserError(self._refusal(why, line))

    @api.model
    def _refusal(self, why, line):
        """Say what forbids to write an item off."""
        words = {
            Obstacle.NOTHING_OPEN: self.env._("%(item)s is not open."),
            Obstacle.PLACED: self.env._(
                "%(item)s is at a collection agency: ask it back first."
            ),
            Obstacle.DISPUTED: self.env._(
                "%(item)s is disputed: decide on the dispute first."
            ),
            Obstacle.PROMISED: self.env._(
                "%(item)s is promised, or paid by instalments."
            ),
            Obstacle.AT_COURT: self.env._(
                "%(item)s is in a case at court: close the case first."
            ),
            Obstacle.PROPOSED: self.env._("%(item)s is proposed already."),
        }
        return words[why] % {"item": line.move_name or line.partner_id.display_name}

    def _propose(self):
        """Book what one person may give up; ask a second one for the rest."""
        user = self.env.user
        for (company, _customer), own in self.grouped(
            lambda one: (one.company_id, one.partner_id)
        ).items():
            now = money(sum(own.mapped("amount_company")))
            before = money(own._within_a_year())
            limit = money(company.sudo().followup_write_off_limit)
            if needs_second(now, before, limit):
                tasks.ask_approval(own.sudo(), user)
            else:
                own.sudo()._approve(user)

    def _within_a_year(self):
        """Return what was written off, or is proposed, for the same customer."""
        since = fields.Date.subtract(fields.Date.context_today(self), **YEAR)
        others = self.sudo().search(
            [
                ("company_id", "in", self.company_id.ids),
                ("partner_id", "in", self.partner_id.ids),
                ("state", "in", (State.PROPOSED.value, State.BOOKED.value)),
                ("proposed_on", ">", since),
                ("id", "not in", self.ids),
            ]
        )
        return sum(others.mapped("amount_company"))

    def _approve(self, user):
        """Read again under lock, and book."""
        self.company_id._check_write_off_accounts()
        self.move_line_id.lock_for_update()
        self._check_lines(self.move_line_id, proposed=False)
        self.approved_by_id = user
        self._reckon_tax()
        tasks.approval_is_given(self)
        self._enter(State.BOOKED.value, Why.BOOKED.value)

    def _reckon_tax(self):
        for one in self.filtered("move_line_id"):
            one._keep(taxes_in(one))

    def _has_changed(self):
        item = self.sudo().move_line_id
        return bool(
            self.currency_id.compare_amounts(self.amount, item.amount_residual_currency)
        )

    def _renew(self):
        for one in self.filtered("move_line_id"):
            one.write(self._of_item(one.move_line_id))
        self._reckon_tax()
        self._look(fields.Date.context_today(self))

    # === CLOCK === #

    def _rulings(self, today):
        return [judge(one, today, Settings()) for one in read_write_offs(self)]

    @api.model
    def _of_payment(self, lines):
        """Look at once at what waits for a person: nobody approves what is paid."""
        return self.search(
            [
                ("move_line_id", "in", lines.ids),
                ("state", "=", State.PROPOSED.value),
            ]
        )

    def _entered(self, state):
        if state == State.WITHDRAWN.value:
            tasks.approval_is_given(self)
        elif state == State.REVERSED.value:
            # Taken apart by hand: a loss without its item does not stay in the books.
            standing = self.entry_id.filtered(
                lambda move: move.state == "posted" and not move.reversal_move_ids
            )
            standing._reverse_moves(cancel=True)
        elif state == State.BOOKED.value:
            # One whose late payment was returned has its entry.
            unbooked = self.filtered(lambda one: not one.entry_id)
            book(unbooked, fields.Date.context_today(self))

    def _told(self, reason):
        """Ask for the money that waits; nobody need, once it is booked."""
        if reason == Why.MONEY_WAITS.value:
            tasks.late_money(self, lambda one: one._late_words())
        else:
            tasks.done(self, tasks.LATE_MONEY)

    def _late_words(self):
        """Say what came from whom, and what was written off."""
        return self.env._(
            "%(customer)s paid, and %(amount)s of %(item)s was written off: book the "
            "payment as a late one, or allocate it to something else.",
            customer=self.partner_id.name,
            amount=self._money(self.amount),
            item=self.move_line_id.move_name or "",
        )
