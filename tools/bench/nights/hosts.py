"""A night as jobs of two servers, with one, two and four jobs at once."""

from datetime import timedelta
from typing import Any

from odoo.addons.credit_followup.facts.reader import Reader
from odoo.addons.credit_followup.models.runs import run_share

from tools.bench.gauge import clock
from tools.bench.ledger import forget_wakes, mark_due, need, night
from tools.bench.settings import AS_OF
from tools.hosts.hosts import Hosts
from tools.hosts.jobs import Jobs

# As many customers each night, no customer twice.
EVERY, RESTS = 10, (3, 4, 8)
AT_ONCE = (1, 2, 4)
# Small enough that each of them has several; messages go a hundred at a time.
BATCH = 100
FIRST = AS_OF + timedelta(days=7)
PROPOSED = "SELECT 1 FROM credit_followup_run WHERE id = %s AND state != 'proposing'"
SETTLED = "SELECT state FROM credit_followup_run WHERE id = %s AND state = 'done'"
UNDONE = (
    "SELECT count(*) FROM queue_job WHERE state NOT IN ('done', 'cancelled', 'failed')"
)


def measure(env: Any) -> dict:
    """Run a night for each number of jobs: propose, let go, write the mails."""
    run_share.BATCH_CUSTOMERS = BATCH
    env.company.followup_by_jobs = True
    # What a person would confirm leaves by itself: the whole night is measured.
    levels = env["credit.followup.level"].search([])
    levels.write({"mode": "automatic"})
    env.cr.commit()
    nights = [
        _night(env, at_once, rest, number)
        for number, (at_once, rest) in enumerate(zip(AT_ONCE, RESTS, strict=True))
    ]
    return {"servers": 2, "nights": nights}


def _night(env: Any, at_once: int, rest: int, number: int) -> dict:
    # Whom the night before wrote to is not looked at again.
    forget_wakes(env)
    mark_due(env, EVERY, rest)
    run = night(env, FIRST + timedelta(days=number))._without_tracking()
    with Jobs(env.cr.dbname) as jobs, Hosts(env.cr.dbname, at_once=at_once):
        run._deal_out(Reader(run.env, run.company_id, run.date))
        with clock(env) as working:
            run.share_ids._delay()
            env.cr.commit()
            jobs.wait(lambda: jobs.rows(PROPOSED, run.id))
            # The scheduler's turn, which the closed run asked for.
            run.env["credit.followup.action"]._delay_ready(run.company_id)
            env.cr.commit()
            jobs.wait(lambda: jobs.rows(SETTLED, run.id))
        jobs.wait(lambda: jobs.rows(UNDONE) == [(0,)])
    env.invalidate_all()
    need(len(run.action_ids) > 0, "nothing was proposed")
    failed = env["queue.job"].search_count([("state", "=", "failed")])
    need(not failed, "a job failed")
    return {
        "at_once": at_once,
        "seconds": working.seconds,
        "actions": len(run.action_ids),
        "sent": len(run.action_ids.filtered(lambda one: one.state == "sent")),
    }
