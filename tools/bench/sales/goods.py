"""Goods under reserved title: their list, their pivot, their upkeep."""

import statistics
from typing import Any

from odoo.tools import SQL

from tools.bench.gauge import Reading, clock
from tools.bench.ledger import need
from tools.bench.rows import clone, numbered
from tools.bench.sales.orders import confirmed, delivered

MOVES = 100_000
ROUNDS = 5
PAGE = 80
GOODS = "credit.followup.goods"
THERE = [("there", ">", 0)]
TABLE = "credit_followup_goods"


def measure(env: Any) -> dict:
    """List a hundred thousand, and bring one order up to date among them."""
    _reserve(env)
    order = confirmed(env)
    delivered(order)
    goods = env[GOODS].search([])
    need(len(goods) == 1, "the goods of the first order are not listed")
    _multiply(env, goods)
    env = env(user=env.ref("base.user_admin"), su=False)
    count = env[GOODS].search_count(THERE)
    return {
        "goods": count,
        "list": _times(env, _list),
        "pivot": _times(env, _pivot),
        "upkeep": _times(env, lambda own: _upkeep(own, order.id)),
    }


def _reserve(env: Any) -> None:
    """Have conditions with a clause that every customer accepted."""
    terms = env["credit.followup.terms"].create(
        {
            "name": "Bench",
            "company_id": env.company.id,
            "valid_from": "2020-01-01",
            "reserves_title": True,
        }
    )
    customer = env["res.partner"].search(
        [("customer_rank", ">", 0)], limit=1, order="id"
    )
    terms._accepted(customer, "copy", accepted_on="2020-01-01")


def _multiply(env: Any, goods: Any) -> None:
    """Make rows for other orders and customers of the one that there is."""
    env.flush_all()
    changes = {
        "delivered_on": SQL("CURRENT_DATE - n.n %% 400"),
        "partner_id": SQL(
            "(SELECT (array_agg(id))[1 + n.n %% count(*)] FROM"
            " (SELECT id FROM res_partner WHERE customer_rank > 0 LIMIT 500) chosen)"
        ),
        "order_line_id": SQL("NULL"),
    }
    which = SQL("source.id = %s", goods.id)
    clone(env, TABLE, changes, numbered(MOVES - 1), which)
    env.cr.commit()


def _times(env: Any, work: Any) -> dict:
    readings = []
    for _round in range(ROUNDS + 1):
        env.invalidate_all()
        with clock(env) as reading:
            work(env)
        readings.append(reading)
    return {
        "median_ms": statistics.median(map(Reading.per, readings[1:], [1] * ROUNDS)),
        "queries": readings[-1].queries,
    }


def _list(env: Any) -> None:
    """Load the first page, and the sums of all rows below it."""
    arch_fields = ("partner_id", "name", "there", "delivered_on", "value_there")
    specification = {name: {} for name in arch_fields}
    env[GOODS].web_search_read(THERE, specification, limit=PAGE)
    env[GOODS].formatted_read_group(THERE, [], ["value_there:sum", "there:sum"])


def _pivot(env: Any) -> None:
    groups = ["partner_id", "delivered_on:month"]
    env[GOODS].formatted_read_group(THERE, groups, ["value_there:sum"])


def _upkeep(env: Any, order_id: int) -> None:
    lines = env["sale.order"].sudo().browse(order_id).order_line
    env[GOODS].sudo()._renew_lines(lines)
