"""Clocks of a night that was woken as a whole: all promises and agreements are judged.

In the first night a part of them moves, with all that follows; the second one finds
everything as it was.
"""

from datetime import timedelta
from typing import Any

from tools.bench.gauge import Reading, clock, idle_megabytes, peak_megabytes
from tools.bench.ledger import need, night
from tools.bench.people.judging import AGREEMENTS, BATCH, PROMISES, SMALL_BATCH, Clock
from tools.bench.settings import AS_OF

KINDS = {"promises": PROMISES, "agreements": AGREEMENTS}
# As the scheduled action runs.
QUIETLY = {"tracking_disable": True, "mail_create_nolog": True}


def measure(env: Any) -> dict:
    """Follow the clocks of two nights, and count the queries of batches."""
    records = {
        name: env[one.model].search([("state", "=", one.state)], order="id")
        for name, one in KINDS.items()
    }
    figures: dict = {"counts": {name: len(one) for name, one in records.items()}}
    figures["queries_moving"] = _queries(records)
    figures["moving"] = _night(env, AS_OF)
    figures["moved"] = {
        name: len(records[name].filtered(lambda one, kind=kind: _moved(one, kind)))
        for name, kind in KINDS.items()
    }
    need(all(figures["moved"].values()), f"moved: {figures['moved']}")
    figures["queries"] = _queries(records)
    figures["still"] = _night(env, AS_OF + timedelta(days=1))
    return figures


def _moved(record: Any, kind: Clock) -> bool:
    return record.state != kind.state


def _night(env: Any, day: Any) -> dict:
    """Wake everybody, and let the scheduled action follow what has a clock."""
    everybody = env["res.partner"]
    env["credit.followup.wake"]._append([(env.company, everybody)], "setting")
    run = night(env, day).with_context(**QUIETLY)
    wakes = run._read_wakes()
    idle = idle_megabytes()
    with clock(env) as following:
        run._follow_clocks(wakes)
    need(not run.error, f"a clock was left: {run.error}")
    env.invalidate_all()
    return {
        "seconds": following.seconds,
        "queries": following.queries,
        "megabytes": peak_megabytes() - idle,
    }


def _queries(records: dict) -> dict:
    """Return the queries of a small and of a large batch, and leave them undone."""
    return {
        name: {size: _look(one[:size]).queries for size in (SMALL_BATCH, BATCH)}
        for name, one in records.items()
    }


def _look(records: Any) -> Reading:
    env = records.with_context(**QUIETLY).env
    for _round in range(2):  # the first one warms up
        env.invalidate_all()
        with clock(env) as reading:
            records.with_env(env)._look(AS_OF)
        env.cr.rollback()
    return reading
