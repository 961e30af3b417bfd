"""How work becomes a job: as whom, once, and again where the connection was lost."""

from datetime import timedelta

from odoo import SUPERUSER_ID, fields
from odoo.tools import SQL

from odoo.addons.queue_job.exception import RetryableJobError
from odoo.addons.queue_job.job import ENQUEUED, PENDING, STARTED, WAIT_DEPENDENCIES

WAITING = (WAIT_DEPENDENCIES, PENDING, ENQUEUED)
# What has no end yet: what is at work may come back to wait.
UNDONE = (*WAITING, STARTED)
# The methods that are jobs, so that uninstalling forgets them.
METHODS = ("_propose_as_job", "_execute_as_job", "_close_as_job", "_bring_up_to_date")
# What a lost connection or a stopped server leaves, and no fault of the work.
CUT = (
    "psycopg2.OperationalError",
    "psycopg2.InterfaceError",
    "psycopg2.errors.AdminShutdown",
    "psycopg2.errors.CrashShutdown",
    "psycopg2.errors.CannotConnectNow",
)
# Seconds until it is tried again, and how often: then the scheduler does it.
AGAIN_AFTER, MOST_CUTS, AN_HOUR = 10, 5, 3600
# Seconds until another worker who has the same row has left it.
IN_USE = 1


def delayed(records, what, company, key=None, eta=None):
    """Return records whose next method call becomes a job of the scheduler's user.

    :param company: whose job it is: people who look after its queue see it
    :param key: under which the same job is not made twice while it waits
    """
    context = {"allowed_company_ids": company.ids}
    records = records.with_env(records.env(user=SUPERUSER_ID, context=context))
    return records.with_delay(description=what, identity_key=key, eta=eta)


def in_use():
    """Have a job come again in a moment: no attempt that counts."""
    return RetryableJobError("Another worker has it.", IN_USE, ignore_retry=True)


def are_at_work(jobs):
    """Tell whether a worker holds one of some jobs: who was killed holds none."""
    locks = SQL("SELECT id FROM queue_job_lock WHERE queue_job_id = ANY(%s)", jobs.ids)
    held = jobs.env.execute_query(locks)
    free = jobs.env.execute_query(SQL("%s FOR UPDATE SKIP LOCKED", locks))
    return len(free) < len(held)


def later(seconds):
    """Return a moment in so many seconds."""
    return fields.Datetime.now() + timedelta(seconds=seconds)


def is_cut_again(env, same, failure):
    """Tell whether a job that failed lost its connection, and may be tried again.

    :param same: the domain of the jobs that did the same; how often those of the last
        hour were cut off is counted
    """
    if failure.get("exc_name") not in CUT:
        return False
    lately = [
        ("state", "=", "failed"),
        ("exc_name", "in", CUT),
        ("date_created", ">", later(-AN_HOUR)),
        *same,
    ]
    return env["queue.job"].sudo().search_count(lately, limit=MOST_CUTS) < MOST_CUTS
