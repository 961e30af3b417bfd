from . import models, wizard
from .models.job import METHODS


def uninstall_hook(env):
    """Forget the jobs that wait: what they were for, the scheduler finds by itself."""
    env["queue.job"].search([("method_name", "in", METHODS)]).unlink()
