"""Reading where nothing is written: from a replica, where the server knows one."""

from contextlib import contextmanager


@contextmanager
def reading(env):
    """Yield the environment on a read-only cursor of its own.

    It knows what was committed, a moment later where a replica serves it; what this
    transaction has written it does not see.
    """
    with env.registry.cursor(readonly=True) as cursor:
        yield env(cr=cursor)
