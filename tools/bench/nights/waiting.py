"""A night beside proposals that wait for a person, and that nothing has changed."""

from datetime import timedelta
from typing import Any

from odoo.tools import SQL

from tools.bench.gauge import clock
from tools.bench.ledger import forget_wakes, mark_due, need, night, propose
from tools.bench.settings import AS_OF

WAITING = 2_000


def measure(env: Any) -> dict:
    """Propose for as many customers as shall wait; then a night that finds them so."""
    env["credit.followup.level"].search([]).write({"mode": "confirm"})
    forget_wakes(env)
    customers = env["res.partner"].search_count([("customer_rank", ">", 0)])
    mark_due(env, max(customers // WAITING, 1))
    waiting = night(env, AS_OF)
    propose(waiting)
    need(len(waiting.action_ids) > WAITING / 2, "too few proposals wait")
    _let_nothing_fall_due(env)
    run = night(env, AS_OF + timedelta(days=1))
    with clock(env) as again:
        propose(run)
    states = set(waiting.action_ids.mapped("state"))
    need(states == {"proposed"}, f"the proposals are {states}")
    days = set(waiting.action_ids.mapped("date"))
    need(days == {run.date}, f"they have the days {days}")
    return {
        "waiting": len(waiting.action_ids),
        "seconds": again.seconds,
        "queries": again.queries,
    }


def _let_nothing_fall_due(env: Any) -> None:
    """Put off what the calendar alone brings: the night shall find nothing changed."""
    later = AS_OF + timedelta(days=30)
    env.cr.execute(
        SQL(
            "UPDATE credit_followup_answer SET next_on = %s WHERE next_on < %s",
            later,
            later,
        )
    )
    env.cr.commit()
