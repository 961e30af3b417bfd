"""Reconciling beside the same without the addon: two databases of one seed, in turns.

In one of them the customers have promised and agreed; the other one has no addon. Both
are in this process, so that whatever slows it down meets both.
"""

import statistics
from collections.abc import Callable
from typing import Any

from odoo.api import SUPERUSER_ID, Environment
from odoo.modules.registry import Registry
from odoo.tools import SQL

from tools.bench.gauge import Reading, clock
from tools.bench.ledger import need
from tools.bench.people.payments import number_items, pay, receivable_lines
from tools.bench.settings import AS_OF, BARE

# A thousand lines in each database, item and payment: fifty in a round.
ROUNDS = 20
ITEMS, ALONE = 25, 5
# Promised, in an agreement, and one that is neither: those that the seed paid nothing
# of, and of customers to whom it brought nothing else (see `seed`).
RANKS = (1, 2, 3, 4, 5, 7, 8, 9)


def measure(env: Any) -> dict:
    """Pay the same items in both, all in one go and some one by one."""
    with Registry(BARE).cursor() as cursor:
        bare = Environment(cursor, SUPERUSER_ID, {})
        ours, theirs = _pairs(env), _pairs(bare)
        need(len(ours) == len(theirs) > 0, f"{len(ours)}, {len(theirs)} items")
        return {
            "lines": 2 * ITEMS * ROUNDS,
            "together": _compare(_together, ours, theirs),
            "one_by_one": _compare(_one_by_one, ours[:ALONE], theirs[:ALONE]),
        }


def _pairs(env: Any) -> list[Any]:
    """Return items, each with a payment of all that is open of it."""
    number_items(env)
    which = SQL(
        "SELECT id AS item, partner_id, amount, %s::date AS day FROM bench_item"
        " WHERE rank IN %s AND mod(customer, 2) = 1 ORDER BY customer, rank LIMIT %s",
        AS_OF,
        RANKS,
        ITEMS,
    )
    rows = env.execute_query(SQL("SELECT item FROM (%s) n ORDER BY item", which))
    after = pay(env, which, allocate=False)
    env.cr.commit()
    items = env["account.move.line"].browse(item for (item,) in rows)
    payments = receivable_lines(env, after)
    return [item | paid for item, paid in zip(items, payments, strict=True)]


def _together(pairs: list[Any]) -> None:
    pairs[0]._reconcile_plan(pairs)


def _one_by_one(pairs: list[Any]) -> None:
    for pair in pairs:
        pair.reconcile()


def _compare(work: Callable, ours: list[Any], theirs: list[Any]) -> dict:
    """Do the work in turns, the best of each, so that noise meets both.

    The first round warms up.
    """
    rounds = [
        (_undone(work, ours), _undone(work, theirs)) for _round in range(ROUNDS + 1)
    ][1:]
    seconds = min(one.seconds for one, _other in rounds)
    bare = min(other.seconds for _one, other in rounds)
    added = [one.seconds / other.seconds - 1 for one, other in rounds]
    return {
        "lines": 2 * len(ours),
        "seconds": seconds,
        "bare_seconds": bare,
        "median_added": statistics.median(added),
        "queries": rounds[-1][0].queries,
        "bare_queries": rounds[-1][1].queries,
    }


def _undone(work: Callable, pairs: list[Any]) -> Reading:
    """Read the clock over the work, and leave the ledger as it was."""
    env = pairs[0].env
    env.invalidate_all()
    with clock(env) as reading:
        work(pairs)
    need(not any(pair[0].amount_residual for pair in pairs), "items are open still")
    env.cr.rollback()
    return reading
