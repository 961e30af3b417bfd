"""Goods of orders that lie unpaid at customers: deliveries beside invoices."""

from collections import defaultdict
from decimal import Decimal

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.facts.title.invoiced_goods import of_bill
from odoo.addons.credit_followup.facts.title.titles import (
    clause_of,
    debtor_and_law,
    decided_by,
    of_order,
    read_acceptances,
)
from odoo.addons.credit_followup.followup_core.title.goods import Bill, Line, unpaid
from odoo.addons.credit_followup.followup_core.title.ground import HOLDS, ground

from .parcels import kinds_of, read_parcels

RESERVED = "reserved"


def read_ordered(order_lines):
    """Yield the goods of order lines that are ours, a row for each lot and bill.

    Parcels, bills and acceptances are read once for all of them.
    """
    parcels = read_parcels(order_lines)
    orders = order_lines.order_id
    accepted = read_acceptances(
        orders.env,
        orders.company_id,
        orders.partner_invoice_id.commercial_partner_id,
    )
    paid = {order: order._followup_is_prepaid() for order in orders}
    for line in order_lines:
        if parcels[line]:
            is_paid = paid[line.order_id]
            yield from _rows(line, parcels[line], accepted, is_paid=is_paid)


def _rows(order_line, parcels, accepted, *, is_paid):
    bills = _bills(order_line)
    facts = Line(
        kinds_of(order_line, parcels),
        parcels,
        [bill for bill, _line in bills.values()],
        _price(order_line),
        not is_paid,
    )
    rounding = _Rounding()
    for goods in unpaid(facts):
        line = bills[goods.bill][1] if goods.bill else None
        title = line.move_id.followup_title_ids if line else None
        if not _covers(title, goods, order_line, accepted):
            continue
        value = rounding.next(goods.bill, goods.value, (line or order_line).currency_id)
        if line:
            row = of_bill(title, line, value)
        else:
            row = _of_order(order_line, value)
        yield row | _where(goods, order_line)


class _Rounding:
    """Rounds parts of a sum so that they add up to the sum, rounded."""

    def __init__(self):
        self.exact = defaultdict(Decimal)

    def next(self, key, value, currency):
        before = currency.round(float(self.exact[key]))
        self.exact[key] += value
        return money(currency.round(currency.round(float(self.exact[key])) - before))


# === BILLS === #


def _bills(order_line):
    """Return the bills of an order line and their invoice lines, by reference."""
    lines = order_line.invoice_lines.filtered(
        lambda one: (
            one.parent_state == "posted"
            and one.move_id.move_type in ("out_invoice", "out_refund")
        )
    )
    return {str(one.id): (_bill(one, order_line, lines), one) for one in lines}


def _bill(line, order_line, lines):
    move = line.move_id
    sign = -move.direction_sign
    title = move.sudo().followup_title_ids
    reversed_ = lines.filtered(lambda one: one.move_id == move.reversed_entry_id)
    quantity = line.product_uom_id._compute_quantity(
        line.quantity, order_line.product_uom_id, round=False
    )
    share = _share(line, order_line)
    return Bill(
        str(line.id),
        move.invoice_date,
        sign * money(quantity) * share,
        sign * money(line.price_subtotal) * share,
        str(reversed_[:1].id or ""),
        money(title.share_ours) if title.state == RESERVED else Decimal(0),
    )


def _share(line, order_line):
    """Return which part of an invoice line is for an order line, by what each ordered.

    Several of them may be invoiced as one.
    """
    lines = line.sale_line_ids
    together = sum(lines.mapped("product_uom_qty"))
    if len(lines) == 1 or not together:
        return Decimal(1)
    return money(order_line.product_uom_qty) / money(together)


def _price(order_line):
    """Return the price of one unit without tax, for what is not invoiced yet."""
    quantity = money(order_line.product_uom_qty)
    return money(order_line.price_subtotal) / quantity if quantity else Decimal(0)


# === ON WHAT IT STANDS === #


def _covers(title, goods, order_line, accepted):
    """Tell whether the clause came in time for these goods, by the day they left."""
    if title and title.by_hand:
        return True
    order = order_line.order_id
    customer = order.partner_invoice_id.commercial_partner_id
    debtor, law = debtor_and_law(customer, order.company_id)
    own = of_order(accepted, order.company_id, customer, order.name)
    best = decided_by(own, debtor, goods.on)
    move = _move(goods, order_line)
    printed_on = move.picking_id._followup_printed_on()
    exists = bool(printed_on)
    clause = clause_of(best, goods.on, printed_on or None, exists=exists)
    return ground(clause, debtor, law) in HOLDS


# === ROWS === #


def _of_order(order_line, value):
    """Return the row of goods that are not invoiced yet."""
    order = order_line.order_id
    return {
        "title_id": False,
        "move_id": False,
        "invoice_line_id": False,
        "company_id": order.company_id.id,
        "partner_id": order.partner_invoice_id.commercial_partner_id.id,
        "name": order_line.name,
        "currency_id": order_line.currency_id.id,
        "value": float(value),
        "value_company": order.company_id.currency_id.round(
            float(value) / (order.currency_rate or 1.0)
        ),
    }


def _move(goods, order_line):
    """Return the move of a parcel, read together with those of the other lines."""
    moves = order_line.move_ids
    return moves.browse(int(goods.parcel)).with_prefetch(moves._prefetch_ids)


def _where(goods, order_line):
    """Return which goods they are and where they lie."""
    move = _move(goods, order_line)
    product = move.product_id
    order = order_line.order_id
    return {
        "name": product.display_name,
        "product_id": product.id,
        "uom_id": product.uom_id.id,
        "quantity": float(goods.quantity),
        "delivered_on": goods.on,
        "place_id": (move.picking_id.partner_id or order.partner_shipping_id).id,
        "lot_id": int(goods.lot) if goods.lot else False,
        "stock_move_id": move.id,
        "order_line_id": order_line.id,
    }
