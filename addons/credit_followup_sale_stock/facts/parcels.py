"""Facts of goods that left for customers or came back, lot by lot, of order lines."""

from collections import defaultdict
from decimal import Decimal

from odoo import fields

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.title.goods import ONE, Kind, Parcel

SERIAL = "serial"
# Goods that nobody sent back by a transfer of the order, and that are elsewhere.
ELSEWHERE = "elsewhere"


def read_parcels(order_lines):
    """Return the core's parcels of order lines: ``{order line: [Parcel]}``."""
    moved = order_lines.env["stock.move.line"].search(
        [("move_id.sale_line_id", "in", order_lines.ids), ("state", "=", "done")],
        order="date, id",
    )
    sums = defaultdict(Decimal)
    days = {}
    for one in moved:
        direction = _direction(one)
        if direction:
            key = (one.move_id, one.lot_id, direction)
            sums[key] += direction * money(one.quantity_product_uom)
            days[key] = _day(one)
    found = defaultdict(list)
    for (move, lot, _direction_of), quantity in sums.items():
        key = (move, lot, _direction_of)
        found[move.sale_line_id].append(_parcel(move, lot, days[key], quantity))
    for line, gone in _elsewhere(moved).items():
        found[line] += gone
    return found


def _parcel(move, lot, day, quantity):
    return Parcel(
        str(move.id),
        str(move.product_id.id),
        day,
        quantity,
        str(lot.id or ""),
        str(move.origin_returned_move_id.id or ""),
    )


def _direction(line):
    """Return 1 for what leaves for a customer, -1 for what comes back, else 0."""
    if line.location_dest_id._followup_is_customers():
        return 1
    return -int(line.location_id._followup_is_customers())


def _day(line):
    return fields.Datetime.context_timestamp(line, line.date).date()


def _elsewhere(moved):
    """Return serial numbers that were last seen elsewhere, as what came back.

    A machine is in one place: what left later for another customer, or stands in the
    warehouse again, is not at the first one any more.
    """
    serials = moved.lot_id.filtered(lambda lot: lot.product_id.tracking == SERIAL)
    lines = moved.browse()
    if serials:
        lines = lines.search(
            [("lot_id", "in", serials.ids), ("state", "=", "done")],
            order="date desc, id desc",
        )
    last = {lot: own[0] for lot, own in lines.grouped("lot_id").items()}
    found = defaultdict(list)
    for one in moved.filtered(lambda line: line.lot_id in serials):
        line, end = one.move_id.sale_line_id, last[one.lot_id]
        if _direction(one) > 0 and end.move_id.sale_line_id != line:
            found[line].append(
                Parcel(
                    ELSEWHERE,
                    str(one.product_id.id),
                    _day(end),
                    -money(one.quantity_product_uom),
                    str(one.lot_id.id),
                    str(one.move_id.id),
                )
            )
    return found


def kinds_of(order_line, parcels):
    """Return what one unit of an order line consists of.

    By what left for it and what is still to leave: a kit is known by its components.
    """
    product = order_line.product_id
    left = {int(one.kind) for one in parcels}
    products = product.browse(sorted(left)) | _to_leave(order_line).product_id
    if left <= set(product.ids):
        per_unit = order_line.product_uom_id._compute_quantity(
            1, product.uom_id, round=False
        )
        return [Kind(str(product.id), money(per_unit))]
    units = {one: _per_unit(order_line, one) for one in products}
    prices = {one: money(one.lst_price) for one in products}
    if not any(prices.values()):
        prices = dict.fromkeys(products, ONE)
    total = sum(prices[one] * units[one] for one in products)
    return [
        Kind(str(one.id), units[one], prices[one] * units[one] / total)
        for one in products
    ]


def _to_leave(order_line):
    """Return the moves by which an order line leaves, done or not."""
    return order_line.move_ids.filtered(
        lambda one: (
            one.state != "cancel"
            and not one.origin_returned_move_id
            and one._followup_direction() > 0
        )
    )


def _per_unit(order_line, component):
    """Return how much of a component one kit takes: what was asked for it in all.

    What was cancelled was asked for, too: a kit that is delivered in part stays a kit.
    """
    asked = sum(
        money(move.product_qty)
        for move in order_line.move_ids
        if move.product_id == component
        and not move.origin_returned_move_id
        and move._followup_direction() > 0
    )
    ordered = money(order_line.product_uom_qty)
    return asked / ordered if asked and ordered > 0 else ONE
