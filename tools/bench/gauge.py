"""What is read off: seconds, queries, and the memory of this process."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROCESS = Path("/proc/self")
RESET_PEAK = "5"
KILOBYTE = 1024
MEGABYTE = 10**6


@dataclass
class Reading:
    """What a block took; the queries of server-side cursors are not counted."""

    seconds: float = 0.0
    queries: int = 0

    def per(self, count: int) -> float:
        """Return milliseconds for each of so many things."""
        return self.seconds * 1000 / max(count, 1)


@contextmanager
def clock(env: Any) -> Iterator[Reading]:
    """Read the clock over a block, with what it leaves for the commit to do first."""
    reading = Reading()
    queries, start = env.cr.sql_log_count, time.perf_counter()
    yield reading
    env.cr.flush()
    reading.seconds = time.perf_counter() - start
    reading.queries = env.cr.sql_log_count - queries


def idle_megabytes() -> float:
    """Return the memory in use now, and forget the highest use so far."""
    (PROCESS / "clear_refs").write_text(RESET_PEAK)
    return _status("VmRSS")


def peak_megabytes() -> float:
    """Return the highest use of memory since `idle_megabytes`."""
    return _status("VmHWM")


def _status(name: str) -> float:
    text = (PROCESS / "status").read_text()
    found = re.search(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * KILOBYTE / MEGABYTE if found else 0.0
