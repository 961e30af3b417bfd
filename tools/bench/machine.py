"""The machine a bench ran on, as far as it matters to the figures."""

import os
import platform
import re
from pathlib import Path

from tools import postgres
from tools.setup.odoo import odoo_version

MEMORY = Path("/proc/meminfo")
GIGABYTE = 2**20  # of the kilobytes that /proc counts in


def machine() -> dict[str, str]:
    """Return cores, memory and versions; nothing that names the machine."""
    return {
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{_memory_kilobytes() / GIGABYTE:.0f} GB",
        "PostgreSQL": postgres.psql("postgres", "SHOW server_version").split()[0],
        "fsync": postgres.psql("postgres", "SHOW fsync"),
        "Python": platform.python_version(),
        "Odoo": odoo_version(),
    }


def _memory_kilobytes() -> int:
    found = re.search(r"^MemTotal: +(\d+)", MEMORY.read_text(), re.MULTILINE)
    return int(found[1]) if found else 0
