"""How work becomes a job: who does it, in which channel, and once."""

from odoo import SUPERUSER_ID

from odoo.addons.queue_job.exception import RetryableJobError

# The methods that are jobs, so that uninstalling forgets those that wait.
METHODS = ("_propose_as_job", "_execute_as_job", "_close_as_job", "_bring_up_to_date")
# What a lost connection or a stopped server leaves: tried again, not told as a fault.
CONNECTION = "psycopg2."
# Seconds until it is: a server that restarts is back.
AGAIN_AFTER = 10
# Seconds until another worker who has the same row has left it.
IN_USE = 5


def delayed(records, what, key=None, eta=None):
    """Return records whose next method call becomes a job of the scheduler's user.

    :param key: under which the same job is not made twice while it waits
    """
    env = records.with_user(SUPERUSER_ID)
    return env.with_context(lang=None).with_delay(
        description=what, identity_key=key, eta=eta
    )


def in_use():
    """Have a job come again in a moment: no attempt that counts."""
    return RetryableJobError("Another worker has it.", IN_USE, ignore_retry=True)


def was_cut(failure):
    """Tell whether a job failed with its connection and not by what it does."""
    return (failure.get("exc_name") or "").startswith(CONNECTION)
