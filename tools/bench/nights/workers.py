"""Two workers at the work of one: the full evaluation, and a night."""

import json
import subprocess
import sys
from datetime import timedelta
from typing import Any

from odoo.addons.credit_followup.facts.reader import Reader

from tools.bench.evaluation import best_reading
from tools.bench.ledger import mark_due, need, night
from tools.bench.nights.worker import READY
from tools.bench.settings import AS_OF
from tools.paths import ROOT

MODULE = "tools.bench.nights.worker"
ROUNDS, WORKERS = 3, 2
# A Monday after the nights of other phases.
DAY = AS_OF + timedelta(days=5)


def measure(env: Any) -> dict:
    """Let two workers share the evaluation, then a night with 20 % of them due."""
    read = best_reading(env)
    bounds = Reader(env, env.company, AS_OF).ranges(WORKERS)
    ranges = [[str(after), str(until or 0)] for after, until in bounds]
    env.cr.commit()
    evaluations = [_together(env, "evaluate", ranges) for _round in range(ROUNDS)]
    mark_due(env, 5, 2)
    run = night(env, DAY)
    run = run._without_tracking()
    run._deal_out(Reader(run.env, run.company_id, run.date))
    env.cr.commit()
    before = _undone(env)
    proposing = _together(env, "propose", [[str(run.id), "0"], [str(run.id), "1"]])
    env.cr.commit()  # to see what they did
    env.invalidate_all()
    need(run.state != "proposing", "nobody closed the run")
    need(len(run.action_ids) > 0, "nothing was proposed")
    lines = env["credit.followup.action.line"]
    return {
        "read_seconds": read,
        "evaluate_seconds": min(evaluations),
        "night_seconds": proposing,
        "actions": len(run.action_ids),
        "lines": lines.search_count([("action_id.run_id", "=", run.id)]),
        # Each worker ends its session by one that holds nothing.
        "undone": _undone(env) - before - WORKERS,
    }


def _together(env: Any, work: str, numbers: list[list[str]]) -> float:
    """Have a worker for each list of numbers, all at once; return the longest time."""
    command = [sys.executable, "-m", MODULE, env.cr.dbname, work]
    workers = [_start([*command, *own]) for own in numbers]
    for worker in workers:
        need(_line(worker) == READY, "a worker did not come")
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    told = [json.loads(_line(worker)) for worker in workers]
    for worker in workers:
        worker.stdin.close()
        need(worker.wait() == 0, "a worker failed")
    return max(one["seconds"] for one in told)


def _start(command: list[str]) -> subprocess.Popen:
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def _line(worker: subprocess.Popen) -> str:
    return worker.stdout.readline().strip()


def _undone(env: Any) -> int:
    """Return how many transactions of the database were rolled back so far."""
    env.cr.commit()
    env.cr.execute(
        "SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()"
    )
    return int(env.cr.fetchone()[0])
