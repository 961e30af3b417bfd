"""An order that asks for more than the customer's usual is agreed to first."""

from odoo import fields, models

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.stops.orders import InForce
from odoo.addons.credit_followup.followup_core.stops.stops import Cause, Degree
from odoo.addons.credit_followup.followup_core.stops.unusual import (
    Conditions,
    Unusual,
    unusual,
)
from odoo.addons.credit_followup.models.stops.stopped import Demand

from .sale_order import CONFIRMED


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _stop_has_demands(self, company):
        asks = company.sudo().followup_asks_unusual
        return asks or super()._stop_has_demands(company)

    def _stop_demands(self, company, asks):
        """Ask for an approval of what is more than usual, where the company says so."""
        found = super()._stop_demands(company, asks)
        if not company.sudo().followup_asks_unusual:
            return found
        discounts = self._followup_usual_discounts(company)
        for order in asks:
            usual = order._followup_usual(discounts.get(order._stop_payer(), 0.0))
            for more in unusual(order._followup_conditions(), usual):
                demand = Demand(
                    InForce(more.value, Degree.APPROVE, Cause.TERMS),
                    order._followup_unusual_words(more),
                )
                found.setdefault(order, []).append(demand)
        return found

    def _followup_conditions(self):
        """Return how the order is paid, as the core reads it."""
        return Conditions(
            *_days(self.payment_term_id),
            money(100 * self.prepayment_percent if self.require_payment else 0),
            money(max(self.order_line.mapped("discount"), default=0.0)),
        )

    def _followup_usual(self, discount):
        """Return how the customer usually pays; without a usual term none is unusual.

        A discount of his price list is his usual one, and who never bought has none.
        """
        payer = self._stop_payer().with_company(self.company_id)
        term = payer.property_payment_term_id or self.payment_term_id
        company = self.company_id
        advance = company.prepayment_percent if company.portal_confirmation_pay else 0
        listed = self.order_line.pricelist_item_id.filtered(
            lambda one: one.compute_price == "percentage"
        ).mapped("percent_price")
        return Conditions(
            *_days(term),
            money(100 * advance),
            money(max([discount, *listed])),
        )

    def _followup_usual_discounts(self, company):
        """Return by customer the greatest discount that he got within a year."""
        since = fields.Datetime.subtract(fields.Datetime.now(), years=1)
        payers = self.env["res.partner"].union(*(one._stop_payer() for one in self))
        rows = (
            self.env["sale.order.line"]
            .sudo()
            ._read_group(
                [
                    ("order_id", "not in", self.ids),
                    ("company_id", "=", company.id),
                    ("order_id.state", "=", CONFIRMED),
                    ("order_id.date_order", ">=", since),
                    ("order_id.partner_id.commercial_partner_id", "in", payers.ids),
                ],
                ["order_partner_id"],
                ["discount:max"],
            )
        )
        found = {}
        for partner, discount in rows:
            customer = partner.commercial_partner_id
            found[customer] = max(found.get(customer, 0.0), discount)
        return found

    def _followup_unusual_words(self, more):
        said = {
            Unusual.LONGER_TERM: self.env._("He would pay later than he usually does."),
            Unusual.LOOSER_TERM: self.env._(
                "He would pay less in advance, or later on average, than he usually "
                "does."
            ),
            Unusual.GREATER_DISCOUNT: self.env._(
                "A discount is greater than any that he had within a year."
            ),
        }
        return said[more]


def _days(term):
    """Return the days until the last part is due, and on average by share."""
    today = fields.Date.context_today(term)
    lines = term.line_ids
    days = [(one._get_due_date(today) - today).days for one in lines]
    shares = [one.value_amount if one.value == "percent" else 0.0 for one in lines]
    # What is left of a hundred is due with the last part.
    if shares:
        shares[-1] += max(100 - sum(shares), 0.0)
    average = sum(
        money(day) * money(share) for day, share in zip(days, shares, strict=True)
    )
    return max(days, default=0), average / 100 if days else money(0)
