"""What a message still asks for: of its items, of its charges, less what is held.

The same for whoever pays it by a transfer and online.
"""

from decimal import Decimal
from typing import NamedTuple

from odoo import models

from ...facts import items
from ...facts.payments import ShareReader
from ...facts.settings import money
from ...followup_core.books.charges import ASKED, Posting
from ...followup_core.payments.shares import ZERO, deduct


class Asked(NamedTuple):
    """What one message asks for now, in its currency.

    ``items`` are the open items with what is asked of each, oldest first; ``held`` is
    what is on hold of them. ``booked`` are the entries of charges with what is asked of
    them, ``charge_ids`` the charges of both kinds. ``shares`` is what a payment of
    ``total`` pays of items and entries: credits pay the youngest. ``limit`` is what the
    message said.
    """

    items: dict
    held: dict
    booked: dict
    charge_ids: models.Model
    credits: Decimal
    bills: Decimal
    limit: Decimal

    @property
    def claimed(self):
        """Return the charges that are not booked."""
        return self.charge_ids.filtered(lambda one: not one.entry_id)

    @property
    def principal(self):
        """Return what is asked of the items, before anything is deducted."""
        return sum(self.items.values(), ZERO)

    @property
    def unbooked(self):
        """Return the sum of the charges that are not booked: maybe below zero."""
        return sum((money(one.amount) for one in self.claimed), ZERO)

    @property
    def charges(self):
        """Return what is asked for beside the principal, booked or not."""
        return sum(self.booked.values(), ZERO) + self.unbooked

    @property
    def total(self):
        """Return what is to pay: never more than the message said."""
        due = self.principal + self.charges - self.credits - self.bills
        return max(min(due, self.limit), ZERO)

    @property
    def deducted(self):
        """Return what is taken off what is asked of items and charges."""
        return self.principal + self.charges - self.total

    @property
    def in_books(self):
        """Return what is to pay without the charges that are not booked."""
        return sum(self.shares.values(), ZERO)

    @property
    def bookable(self):
        """Return the charges that a payment may book: nothing below zero is paid."""
        posting = self.claimed.company_id[:1].followup_charge_posting
        may = self.unbooked > 0 and posting != Posting.NEVER.value
        return self.claimed if may else self.claimed.browse()

    @property
    def open_lines(self):
        """Return all lines of the message that are open, also what is on hold."""
        lines = dict.fromkeys((*self.items, *self.held, *self.booked))
        return self.charge_ids.env["account.move.line"].union(*lines)

    @property
    def residuals(self):
        """Return all of the open lines with what is open of them."""
        return {
            one: money(one.amount_residual_currency)
            for one in items.oldest_first(self.open_lines)
        }

    @property
    def shares(self):
        """Return what a payment pays of each open line."""
        asked = {**self.booked, **self.items}
        corrections = -min(self.unbooked, ZERO)
        left = deduct(asked.values(), self.deducted + corrections)
        net = dict(zip(asked, left, strict=True))
        return {line: net[line] for line in (*self.items, *self.booked) if net[line]}


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def _asked_now(self):
        """Return what each message still asks for: ``{action: Asked}``.

        As superuser: what is asked for must not depend on who looks.
        """
        found = {}
        today = self.env["account.move.line"]._followup_today()
        for company, own in self.sudo().grouped("company_id").items():
            actions = own.with_company(company)
            partners = actions.partner_id.commercial_partner_id
            reader = ShareReader(actions.env, company, today, partners)
            charges = actions._charges_asked()
            for action in actions:
                found[action] = action._asked(reader, charges[action])
        return found

    def _overtaken(self):
        """Return those that said more than what is asked for now.

        A duplicate says what its original did.
        """
        originals = {one: one.duplicate_of_id or one for one in self}
        asked = self.union(*originals.values())._asked_now()
        less = {one for one, now in asked.items() if now.total < now.limit}
        return self.filtered(lambda one: originals[one] in less)

    def _asked(self, reader, charges):
        customer = self.partner_id.commercial_partner_id
        listed = {
            one.move_line_id: money(one.amount_open)
            for one in self.line_ids
            if one.move_line_id
        }
        lines = items.oldest_first(self.line_ids.move_line_id)
        free = {line: reader.unheld(line) for line in lines}
        charges = self._charges_not_held(reader, charges, free)
        booked = {} if reader.is_held(customer) else self._entries_asked(charges)
        return Asked(
            {one: min(free[one], listed[one]) for one in lines if free[one] > 0},
            {
                one: money(one.amount_residual_currency) - free[one]
                for one in lines
                if free[one] < money(one.amount_residual_currency)
            },
            {one: share for one, share in booked.items() if one not in listed},
            charges,
            reader.credits(customer, self.currency_id),
            reader.bills(customer, self.currency_id),
            money(self.amount_total),
        )

    # === CHARGES === #

    def _charges_asked(self):
        """Return the charges that each message asks for, and that are still asked for.

        A message that claims asks for what earlier ones claimed of its items, too. One
        that claims nothing asks for none of them.
        """
        charges = self.env["credit.followup.charge"]
        known = charges.search(
            [
                ("move_line_id", "in", self.line_ids.move_line_id.ids),
                ("state", "in", ASKED),
            ]
        ).grouped("move_line_id")
        found = {}
        for action in self:
            found[action] = action.residual_charge_ids.filtered(
                lambda one: one.state in ASKED
            )
            if action.amount_interest + action.amount_compensation > 0:
                own = charges.union(
                    *(known.get(one, charges) for one in action.line_ids.move_line_id)
                )
                found[action] |= own.filtered_domain([("action_id", "<=", action.id)])
        return found

    def _charges_not_held(self, reader, charges, free):
        """Leave out the charges of what is held as a whole."""
        if reader.is_held(self.partner_id.commercial_partner_id):
            return charges.browse()
        return charges.filtered(lambda one: free.get(one.move_line_id) != ZERO)

    def _entries_asked(self, charges):
        """Return what is asked of the entries of charges, by open line, oldest first.

        An entry may hold the charges of other messages too.
        """
        asked = {}
        for line in items.oldest_first(charges.entry_id.line_ids):
            own = charges.filtered_domain([("entry_id", "=", line.move_id.id)])
            amount = sum((money(one.amount) for one in own), ZERO)
            residual = money(line.amount_residual_currency)
            if amount > 0:
                asked[line] = min(residual, amount)
        return asked
