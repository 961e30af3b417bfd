from . import models
from .effects.removal import hand_over, take_back


def uninstall_hook(env):
    """Take back what waits for its hours; the others' letters stay at their invoices.

    Odoo's letter is about a message, which goes with the base.
    """
    take_back(env)
    hand_over(env)
