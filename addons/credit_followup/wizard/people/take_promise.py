from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_amount, format_date

from ...facts.items import oldest_first
from ...facts.people.promises import read_promisable
from ...facts.settings import money
from ...followup_core.payments.shares import allot


class CreditFollowupTakePromise(models.TransientModel):
    """Note what a customer promised: one promise for each item that it covers."""

    _name = "credit.followup.take.promise"
    _description = "Take a Promise to Pay"
    _inherit = "credit.followup.window"

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    partner_id = fields.Many2one(
        "res.partner", string="Customer", required=True, readonly=True
    )
    credibility = fields.Char(related="partner_id.followup_credibility")
    action_id = fields.Many2one("credit.followup.action", readonly=True)
    known_item_ids = fields.Many2many(
        "account.move.line",
        "credit_followup_take_promise_known_rel",
        string="Known items",
        readonly=True,
    )
    item_ids = fields.Many2many(
        "account.move.line",
        "credit_followup_take_promise_item_rel",
        string="Invoices",
        required=True,
    )
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    amount = fields.Monetary(
        compute="_compute_amount",
        store=True,
        readonly=False,
        help="The oldest invoices are promised first. What is not promised goes on.",
    )
    promised_on = fields.Date(string="Pays on")
    means = fields.Selection(
        lambda self: self._means(), required=True, default="transfer"
    )
    number = fields.Char(help="Of the cheque or of the transfer.")
    proof = fields.Binary(string="Scan")
    proof_name = fields.Char(string="Name of the scan")
    person_id = fields.Many2one("res.partner", string="Promised by")
    note = fields.Char(string="Words")

    def _means(self):
        """Return how a promise may be paid."""
        means = self.env["credit.followup.promise"]._fields["means"]
        return means._description_selection(self.env)

    @api.depends("item_ids")
    def _compute_currency_id(self):
        for wizard in self:
            currencies = wizard.item_ids._origin.currency_id
            wizard.currency_id = currencies[:1] or wizard.company_id.currency_id

    @api.depends("item_ids")
    def _compute_amount(self):
        for wizard in self:
            wizard.amount = float(sum(wizard._owed(wizard.item_ids._origin)))

    def _owed(self, items):
        """Return what may be promised of each item."""
        found = read_promisable(items, fields.Date.context_today(self))
        return [found[one.id][0] for one in items]

    # === OPENING === #

    @api.model
    def _open(self, company, partner, items, **values):
        """Return the window that takes a promise for these items."""
        self.env.user._followup_check("officer")
        given = self._given(items)
        known = oldest_first(items - given.move_line_id)
        if not known:
            self._refuse_to_open(given)
        same = known.filtered(lambda one: one.currency_id == known[0].currency_id)
        same = self._meant(same, values.get("amount")) or same
        wizard = self.create(
            {
                "company_id": company.id,
                "partner_id": partner.commercial_partner_id.id,
                "known_item_ids": [Command.set(known.ids)],
                "item_ids": [Command.set(same.ids)],
                **values,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Promise to pay"),
            "res_model": self._name,
            "res_id": wizard.id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
        }

    def _given(self, items):
        """Return the promises that are running for items."""
        return self.env["credit.followup.promise"].search(
            [("move_line_id", "in", items.ids), ("state", "=", "open")]
        )

    def _refuse_to_open(self, given):
        """Say what keeps one from promising: a word that runs, or nothing is open."""
        if not given:
            raise UserError(self.env._("Nothing is open that could be promised."))
        raise UserError(
            self.env._(
                "A promise of %(amount)s by %(day)s is running for %(invoice)s: "
                "withdraw it before another one is taken.",
                amount=format_amount(self.env, given[0].amount, given[0].currency_id),
                day=format_date(self.env, given[0].promised_on, date_format="medium"),
                invoice=given[0].move_line_id.move_name or "",
            )
        )

    def _meant(self, items, amount):
        """Return the one invoice that an amount is all of, none where there are two."""
        exact = items.filtered(
            lambda one: (
                amount
                and not one.currency_id.compare_amounts(
                    one.amount_residual_currency, amount
                )
            )
        )
        return exact if len(exact) == 1 else exact.browse()

    # === TAKING === #

    def action_apply(self):
        """Take a promise for each item that the amount reaches, the oldest first."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        self._take()
        return {"type": "ir.actions.act_window_close"}

    def _take(self):
        """Return the promises that were taken, one for each item."""
        items = oldest_first(self.item_ids & self.known_item_ids)
        if not items:
            raise UserError(self.env._("Choose the invoices that this is about."))
        if len(items.currency_id) > 1:
            raise UserError(
                self.env._("Take one promise for each currency: choose its invoices.")
            )
        if self.currency_id.compare_amounts(self.amount, 0) <= 0:
            raise UserError(self.env._("Enter the amount that is promised."))
        if not self.promised_on:
            raise UserError(self.env._("Enter the day on which the customer pays."))
        owed = self._owed(items)
        parts = allot(owed, money(self.amount))
        if money(self.amount) > sum(owed):
            raise UserError(self.env._("More is promised than these invoices owe."))
        promises = self.env["credit.followup.promise"].create(
            [
                self._vals(item, part)
                for item, part in zip(items, parts, strict=True)
                if part
            ]
        )
        promises[1:].sudo().first_id = promises[0]
        return promises

    def _vals(self, item, part):
        return {
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "person_id": self.person_id.id,
            "move_line_id": item.id,
            "action_id": self.action_id.id,
            "amount": float(part),
            "promised_on": self.promised_on,
            "means": self.means,
            "number": self.number,
            "proof": self.proof,
            "proof_name": self.proof_name,
            "note": self.note,
        }
