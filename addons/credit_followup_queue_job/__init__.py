from odoo.exceptions import UserError

from . import models, wizard
from .models.job import METHODS, UNDONE, are_at_work


def uninstall_hook(env):
    """Forget the jobs without an end: what they were for, the scheduler finds.

    :raises UserError: while one is at work: each would wait for the other
    """
    jobs = env["queue.job"].search(
        [
            ("model_name", "=like", "credit.followup.%"),
            ("method_name", "in", METHODS),
            ("state", "in", UNDONE),
        ]
    )
    if are_at_work(jobs):
        raise UserError(
            env._("Jobs of the follow-up are at work: uninstall when they have ended.")
        )
    jobs.unlink()
