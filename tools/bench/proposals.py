"""Nights on a big ledger: when nobody, 2 % and 20 % of the customers are due."""

from datetime import timedelta
from typing import Any

from tools.bench.gauge import clock, idle_megabytes, peak_megabytes
from tools.bench.ledger import mark_due, need, night, propose
from tools.bench.settings import AS_OF, BIG_NIGHT, SMALL_NIGHT

# Name of the night: every how manieth customer is due, and with which remainder, so
# that no customer is due twice.
NIGHTS = {"none": None, SMALL_NIGHT: (50, 0), BIG_NIGHT: (5, 1)}


def measure(env: Any) -> dict:
    """Run one night after the other, as the scheduled action does."""
    env["account.move.line"].search([], limit=1)
    figures = {}
    for number, (name, due) in enumerate(NIGHTS.items()):
        if due:
            mark_due(env, *due)
        figures[name] = _night(env, AS_OF + timedelta(days=number))
    need(figures[SMALL_NIGHT]["lines"] > 0, "no action was proposed")
    return figures


def _night(env: Any, day: Any) -> dict:
    run = night(env, day)
    idle = idle_megabytes()
    with clock(env) as proposing:
        propose(run)
    return {
        "seconds": proposing.seconds,
        "queries": proposing.queries,
        "actions": len(run.action_ids),
        "lines": _count_lines(run),
        "megabytes": peak_megabytes() - idle,
    }


def _count_lines(run: Any) -> int:
    lines = run.env["credit.followup.action.line"]
    return lines.search_count([("action_id.run_id", "=", run.id)])
