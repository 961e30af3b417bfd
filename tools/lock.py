"""One process at a time: two calls of make would build over each other."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from tools.paths import LOCAL


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Wait until no other process of this checkout holds the lock `name`."""
    LOCAL.mkdir(exist_ok=True)
    with (LOCAL / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
