from . import models, wizard
from .models.job import METHODS, UNDONE


def uninstall_hook(env):
    """Forget the jobs without an end: what they were for, the scheduler finds."""
    env["queue.job"].search(
        [
            ("model_name", "=like", "credit.followup.%"),
            ("method_name", "in", METHODS),
            ("state", "in", UNDONE),
        ]
    ).unlink()
