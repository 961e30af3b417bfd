"""What the check of stops and demands adds to the confirmation of an order."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from odoo.fields import Command

from tools.bench.gauge import Reading, clock

ORDERS = 30
KIND = "credit_followup.check_accounts"


def measure(env: Any) -> dict:
    """Confirm orders, asked and not asked by turns; count the queries of asking."""
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
    asked, plain, queries = [], [], []
    for number in range(2 * ORDERS):
        order = _quotation(env)
        _forget(env)
        is_asked = number % 2
        # One by one, so that what else the machine does is on both sides.
        with _unasked(env, not is_asked), clock(env) as reading:
            order.action_confirm()
        (asked if is_asked else plain).append(reading)
    for _number in range(ORDERS):
        order = confirmed(env)
        _forget(env)
        with clock(env) as reading:
            order._check_stops()
        queries.append(reading.queries)
    return {
        "orders": ORDERS,
        "confirm_ms": _median(asked),
        "unasked_ms": _median(plain),
        "asked_ms": _median(asked) - _median(plain),
        "queries": max(queries),
        "queries_least": min(queries),
    }


@contextmanager
def _unasked(env: Any, is_unasked: bool) -> Iterator[None]:
    """Let orders go on without asking whether they may."""
    if not is_unasked:
        yield
        return
    model = env.registry["sale.order"]
    with patch.object(model, "_check_stops", lambda _orders: None):
        yield


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
    # One after the other: what he ordered before counts, and nobody orders all day.
    known = env["sale.order"].search_count([])
    customer = env["res.partner"].search(
        [("customer_rank", ">", 0)], limit=1, offset=known, order="id"
    )
    line = {"product_id": product.id, "product_uom_qty": 2, "price_unit": 100.0}
    return env["sale.order"].create(
        {"partner_id": customer.id, "order_line": [Command.create(line)]}
    )


def _forget(env: Any) -> None:
    env.flush_all()
    env.invalidate_all()


def _median(readings: list[Reading]) -> float:
    return statistics.median(one.per(1) for one in readings)
