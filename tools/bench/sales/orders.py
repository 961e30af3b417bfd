"""What the check of stops and demands adds to the confirmation of an order."""

import statistics
from typing import Any

from odoo.fields import Command

from tools.bench.gauge import Reading, clock

ORDERS = 30
KIND = "credit_followup.check_accounts"


def measure(env: Any) -> dict:
    """Confirm orders, and ask alone what was asked meanwhile."""
    company = env.company
    company.followup_asks_unusual = True
    env["credit.followup.check.need"].create(
        {
            "company_id": company.id,
            "kind_id": env.ref(KIND).id,
            "above": 1_000_000,
            "degree": "approve",
        }
    )
    env["credit.followup.stop.rule"].create(
        {"name": "Limit", "company_id": company.id, "degree": "stop", "on_limit": True}
    )
    confirmed(env)
    whole, asked = [], []
    for _number in range(ORDERS):
        order = _quotation(env)
        _forget(env)
        with clock(env) as reading:
            order.action_confirm()
        whole.append(reading)
        _forget(env)
        with clock(env) as reading:
            order._check_stops()
        asked.append(reading)
    return {
        "orders": ORDERS,
        "confirm_ms": _median(whole),
        "asked_ms": _median(asked),
        "queries": max(one.queries for one in asked),
        "queries_least": min(one.queries for one in asked),
    }


def confirmed(env: Any) -> Any:
    """Return an order that is confirmed."""
    order = _quotation(env)
    order.action_confirm()
    return order


def delivered(order: Any) -> None:
    """Deliver all of an order."""
    picking = order.picking_ids
    for move in picking.move_ids:
        move.quantity = move.product_uom_qty
        move.picked = True
    picking.with_context(skip_backorder=True).button_validate()


def _quotation(env: Any) -> Any:
    product = env["product.product"].search([("default_code", "=", "BENCH")], limit=1)
    if not product:
        product = env["product.product"].create(
            {
                "name": "Pallet",
                "default_code": "BENCH",
                "type": "consu",
                "list_price": 100.0,
                "taxes_id": [Command.clear()],
            }
        )
    customer = env["res.partner"].search([("customer_rank", ">", 0)], limit=1)
    line = {"product_id": product.id, "product_uom_qty": 2, "price_unit": 100.0}
    return env["sale.order"].create(
        {"partner_id": customer.id, "order_line": [Command.create(line)]}
    )


def _forget(env: Any) -> None:
    env.flush_all()
    env.invalidate_all()


def _median(readings: list[Reading]) -> float:
    return statistics.median(one.per(1) for one in readings)
