"""Ten nights in a row, each with as many customers newly due, each carried out."""

from datetime import timedelta
from typing import Any

from odoo.tools import SQL

from odoo.addons.credit_followup.facts.reader import Reader

from tools.bench.gauge import clock
from tools.bench.ledger import mark_due, need, night, propose
from tools.bench.nights.carried_out import carry_out
from tools.bench.settings import AS_OF, ITEMS_A_CUSTOMER

# Every hundredth customer each night, no customer twice, and none of those who were
# due in the nights that other phases made.
EVERY, RESTS = 100, (3, 4, 8, 9, 13, 14, 18, 19, 23, 24)
FIRST = AS_OF + timedelta(days=7)
TABLES = (
    "account_move_line",
    "credit_followup_answer",
    "credit_followup_action",
    "credit_followup_action_line",
    "credit_followup_wake",
)


def measure(env: Any) -> dict:
    """Run the nights; a night of a day later than the one before, on worked days."""
    env["account.move.line"].search([], limit=1)
    propose(night(env, FIRST - timedelta(days=1)))  # what is read once is read
    days = _worked_days(len(RESTS))
    nights = [_night(env, *one) for one in zip(days, RESTS, strict=True)]
    need(min(one["lines"] for one in nights) > 0, "a night proposed nothing")
    return {"nights": nights}


def _worked_days(count: int) -> list[Any]:
    days = (FIRST + timedelta(days=number) for number in range(3 * count))
    return [day for day in days if day.weekday() < 5][:count]


def _night(env: Any, day: Any, rest: int) -> dict:
    mark_due(env, EVERY, rest)
    run = night(env, day)
    reader = Reader(env, env.company, day)
    customers = run._customers_to_look_at(reader, run._read_wakes())
    before = _state(env)
    with clock(env) as proposing:
        propose(run)
    after = _state(env)
    lines = env["credit.followup.action.line"]
    figures = {
        "seconds": proposing.seconds,
        "queries": proposing.queries,
        "items": len(customers) * ITEMS_A_CUSTOMER,
        "actions": len(run.action_ids),
        "lines": lines.search_count([("action_id.run_id", "=", run.id)]),
        **{name: after[name] - before[name] for name in before},
    }
    carry_out(run)
    return figures


def _state(env: Any) -> dict:
    """Return what was written so far: WAL, dead rows and bytes of indexes by table."""
    env.cr.commit()
    env.cr.execute("SELECT pg_stat_force_next_flush()")
    env.cr.commit()
    env.cr.execute(
        SQL(
            "SELECT relname, n_tup_ins + n_tup_upd, n_tup_upd + n_tup_del,"
            " pg_indexes_size(relid) FROM pg_stat_user_tables WHERE relname IN %s",
            TABLES,
        )
    )
    rows = env.cr.fetchall()
    env.cr.execute("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
    return {
        "wal_bytes": int(env.cr.fetchone()[0]),
        **{f"{table}_written": written for table, written, _dead, _size in rows},
        **{f"{table}_dead": dead for table, _written, dead, _size in rows},
        "index_bytes": sum(size for *_others, size in rows),
    }
