"""What is asked for when goods leave: what they are for, and what they are worth."""

from decimal import Decimal

from odoo import fields, models

from odoo.addons.credit_followup.followup_core.stops.orders import Asked, Kind


class StockMove(models.Model):
    _inherit = "stock.move"

    def _stop_asks(self):
        """Ask for each move; sums of a transfer or an order are made once."""
        worth = self._followup_worth()
        paid = self._followup_paid_for() | self._followup_at_the_till()
        replacing = self._followup_replacing()
        return {
            one: Asked(
                Kind.REPLACEMENT if one in replacing else Kind.DELIVERY,
                one._followup_key(),
                worth[one],
                is_prepaid=one in paid,
                is_exempt=one.product_id.categ_id._followup_is_never_stopped(),
            )
            for one in self
        }

    def _followup_key(self):
        """Return what the goods are for, as a release knows it."""
        record = self.picking_id or self
        return f"{record._name},{record.id}"

    def _followup_worth(self):
        """Return by move what leaves with its transfer, at list prices.

        :return: amounts in the company's currency
        """
        found = {}
        for picking, own in self.grouped("picking_id").items():
            leaving = (picking.move_ids._followup_leaving() | own).grouped("company_id")
            sums = {
                company: sum(one._followup_list_price() for one in moves)
                for company, moves in leaving.items()
            }
            found |= {one: _amount(sums[one.company_id]) for one in own}
        return found

    def _followup_list_price(self):
        """Return what leaves with the move at the product's price."""
        product = self.product_id.with_company(self.company_id)
        return product.currency_id._convert(
            self._followup_leaves() * product.lst_price,
            self.company_id.currency_id,
            self.company_id,
            fields.Date.context_today(self),
        )

    def _followup_paid_for(self):
        """Return what is paid for already; without an order nobody knows."""
        return self.browse()

    def _followup_at_the_till(self):
        """Return what goes over the counter, where it is paid.

        The till is a soft test: its transfers are of a type of its own.
        """
        if "pos.config" not in self.env:
            return self.browse()
        types = self.picking_type_id
        tills = self.env["pos.config"].sudo()
        own = tills.search([("picking_type_id", "in", types.ids)]).picking_type_id
        return self.filtered(lambda one: one.picking_type_id in own)

    def _followup_replacing(self):
        """Return what replaces goods of the same customer that did come back.

        As much as came back and was not replaced, of each product of a transfer.
        """
        found = self.browse()
        groups = self.filtered("picking_id.return_id").grouped(
            lambda one: (one.picking_id, one.product_id)
        )
        for (picking, product), own in groups.items():
            leaving = sum(one._followup_leaves() for one in own)
            back = picking._followup_came_back().get(product, 0.0)
            if product.uom_id.compare(leaving, back) <= 0:
                found |= own
        return found


def _amount(worth):
    return Decimal(str(max(worth, 0.0)))
