from . import models, wizard
from .models.job import METHODS, WAITING


def uninstall_hook(env):
    """Forget the jobs that wait: what they were for, the scheduler finds by itself."""
    env["queue.job"].search(
        [
            ("model_name", "=like", "credit.followup.%"),
            ("method_name", "in", METHODS),
            ("state", "in", WAITING),
        ]
    ).unlink()
