"""Which lines are open items, said so that a million of them are found by an index."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...const import READERS
from ...facts import items


class AccountMoveLine(models.Model):
    _name = "account.move.line"
    _inherit = ["account.move.line", "credit.followup.summed"]

    followup_is_item = fields.Boolean(
        string="Open item",
        compute="_compute_followup_is_item",
        search="_search_followup_is_item",
        groups=READERS,
        help="What a customer owes, and nobody has paid or credited yet.",
    )

    followup_open_currency = fields.Monetary(
        string="Open in currency",
        compute="_compute_followup_open_currency",
        currency_field="currency_id",
        groups=READERS,
        help="Not added up in groups: they may be of several currencies.",
    )

    # What the screens add up, by customer and due date: they need not read the lines.
    _followup_items_idx = models.Index(
        "(partner_id, date_maturity) INCLUDE (id, company_id, account_id,"
        " amount_residual, amount_residual_currency, currency_id, followup_level_id)"
        f" WHERE {items.ITEMS_INDEXED}"
    )
    # The few open lines that are none: what is credited, and bills.
    _followup_credits_idx = models.Index(f"(partner_id) WHERE {items.CREDITS_INDEXED}")

    @api.depends("amount_residual", "reconciled", "parent_state", "account_id")
    def _compute_followup_is_item(self):
        found = items.unpaid(self)
        for line in self:
            line.followup_is_item = line in found

    @api.depends("amount_residual_currency")
    def _compute_followup_open_currency(self):
        for line in self:
            line.followup_open_currency = line.amount_residual_currency

    @api.model
    def _search_followup_is_item(self, operator, value):
        if operator != "in":
            return NotImplemented
        found = self._get_followup_domain()
        return found if True in value else ~found

    @api.model
    def _get_followup_domain(self):
        """Return the open items as the screens list them."""
        return (
            Domain("account_id", "in", items.every_trade_account(self.env))
            & Domain("parent_state", "=", "posted")
            & Domain("reconciled", "=", False)
            & items.OWED
        )
