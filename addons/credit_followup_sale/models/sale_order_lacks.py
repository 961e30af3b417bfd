"""What a quotation lacks to be claimed later: conditions, a term, a lawful one."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.facts.terms.payment_terms import (
    days_until_due,
    is_too_long,
)

from .sale_order import CONFIRMED, WAITING


class SaleOrder(models.Model):
    _inherit = "sale.order"

    followup_lacks = fields.Text(
        string="What it lacks",
        compute="_compute_followup_lacks",
        compute_sudo=True,
        groups="base.group_user",
        help="What could not be claimed, should the customer not pay.",
    )

    @api.depends(
        *("partner_id", "company_id", "state", "payment_term_id"),
        "followup_terms_id",
    )
    @api.depends_context("lang")
    def _compute_followup_lacks(self):
        for order in self:
            says = order.company_id.followup_order_lacks != "off"
            waits = order.state in WAITING and order.partner_id
            order.followup_lacks = (
                says and waits and "\n".join(order._followup_lacking())
            ) or False

    def _followup_lacking(self):
        """Yield a sentence for each thing that an order lacks.

        Conditions are missed only by a company that keeps any.
        """
        if not self.followup_terms_id.file and self._followup_keeps_terms():
            yield self.env._(
                "It carries no document of the conditions of sale: interest, "
                "compensation and reserved title could not be claimed from them."
            )
        if not self.payment_term_id:
            yield self.env._("It has no payment term: nobody agreed when to pay.")
        elif self._followup_term_is_too_long():
            yield self.env._(
                "Its payment term is longer than the law allows: what is beyond does "
                "not count."
            )

    def _followup_keeps_terms(self):
        return self.env["credit.followup.terms"].search_count(
            [("company_id", "=", self.company_id.id)], limit=1
        )

    def _followup_term_is_too_long(self):
        """Tell whether the law of the customer's country voids the payment term."""
        customer = self.partner_id.commercial_partner_id
        today = fields.Date.context_today(self)
        days = days_until_due(self.payment_term_id, today)
        return is_too_long(customer, self.company_id, days, today)

    # === WHEREVER IT IS CONFIRMED === #

    @api.model_create_multi
    def create(self, vals_list):
        orders = super().create(vals_list)
        orders.filtered(lambda one: one.state == CONFIRMED)._followup_check_lacks()
        return orders

    def write(self, vals):
        waiting = self.filtered(lambda one: one.state in WAITING)
        result = super().write(vals)
        if vals.get("state") == CONFIRMED:
            waiting._followup_check_lacks()
        return result

    def _followup_held(self):
        """Let what lacks something wait as well, where the company says so."""
        lacking = self.filtered(lambda one: one._followup_blocking_lacks())
        return super()._followup_held() | lacking

    def _followup_why_held(self):
        why = (super()._followup_why_held(), *self._followup_blocking_lacks())
        return "\n".join(filter(None, why))

    def _followup_blocking_lacks(self):
        """Return the sentences of what keeps the order from being confirmed."""
        order = self.sudo()
        blocks = order.company_id.followup_order_lacks == "block"
        return list(order._followup_lacking()) if blocks else []

    def _followup_check_lacks(self):
        """Refuse to confirm what lacks something, where the company says so."""
        for order in self:
            lacks = order._followup_blocking_lacks()
            if lacks:
                raise UserError(
                    self.env._(
                        "%(order)s is not confirmed yet.\n%(lacks)s",
                        order=order.name,
                        lacks="\n".join(lacks),
                    )
                )
