"""A customer with 50,000 open items: his form, and the sentence that says why."""

import statistics
from typing import Any

from lxml import etree

from odoo.tools import SQL

from tools.bench.gauge import Reading, clock
from tools.bench.ledger import need
from tools.bench.screens import web_client

ITEMS = 50_000
ROUNDS = 5
# He gets the items of customers whom no night of the bench has acted on.
QUIET = SQL("partner_id %% 5 = 2")


def gather(env: Any) -> Any:
    """Give one customer the items of many, so that he has 50,000 of them."""
    env.cr.execute(
        SQL(
            "SELECT id, move_id, partner_id FROM account_move_line"
            " WHERE id IN (SELECT id FROM credit_followup_answer WHERE %s"
            " ORDER BY partner_id, id LIMIT %s)",
            QUIET,
            ITEMS,
        )
    )
    items, moves, partners = map(tuple, zip(*env.cr.fetchall(), strict=True))
    customer = min(partners)
    for table, column, ids in (
        ("credit_followup_answer", "id", items),
        ("account_move_line", "move_id", moves),
        ("account_move", "id", moves),
    ):
        env.cr.execute(
            SQL(
                "UPDATE %s SET partner_id = %s WHERE %s IN %s",
                *(SQL.identifier(table), customer, SQL.identifier(column), ids),
            )
        )
    env.cr.execute(
        SQL(
            "UPDATE account_move SET commercial_partner_id = %s WHERE id IN %s",
            *(customer, moves),
        )
    )
    env.cr.commit()
    return env["res.partner"].browse(customer)


def measure(env: Any, customer: Any) -> dict:
    """Read his form as the web client does, and his sentence alone."""
    customer = customer.with_env(env)
    views = env["res.partner"].get_views([(False, "form")])["views"]
    arch = etree.fromstring(views["form"]["arch"])
    rows = web_client.read_form(env, "res.partner", arch, customer)
    return {
        "items": ITEMS,
        "rows": rows,
        "form": times(
            env, lambda: web_client.read_form(env, "res.partner", arch, customer)
        ),
        "sentence": times(env, lambda: customer.followup_sentence),
    }


def times(env: Any, ask: Any) -> dict:
    """Return what it takes to be shown something, first and once it was."""
    readings = []
    for _round in range(ROUNDS):
        env.invalidate_all()
        env.cr.rollback()
        with clock(env) as reading:
            found = ask()
        need(bool(found), "nothing was shown")
        readings.append(reading)
    return {
        "first_ms": readings[0].per(1),
        "median_ms": statistics.median(map(Reading.per, readings, [1] * ROUNDS)),
        "queries": readings[-1].queries,
    }
