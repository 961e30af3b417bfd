"""One of several workers: `-m tools.bench.nights.worker DATABASE WORK NUMBERS…`.

It says that it is there, begins when it is told to, and tells what it did as JSON.
"""

import importlib
import json
import sys

from tools.bench.gauge import clock
from tools.odoo_session import environment

READY = "ready"


def main(database: str, work: str, *numbers: str) -> None:
    """Load Odoo, say so, wait for the word, and work."""
    with environment(database) as env:
        # Odoo finds the addons once the session is there.
        works = importlib.import_module("tools.bench.nights.works").WORKS
        env["account.move.line"].search([], limit=1)
        _say(READY)
        sys.stdin.readline()
        with clock(env) as working:
            done = works[work](env, *map(int, numbers))
        _say(json.dumps({"seconds": working.seconds, "done": done}))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
