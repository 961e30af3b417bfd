from . import models, wizard
from .effects.removal import keep_words, take_back


def uninstall_hook(env):
    """Take back what waits for its hours, and keep the words of what was sent."""
    take_back(env)
    keep_words(env)
