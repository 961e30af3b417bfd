"""How long `-u` takes beside a large ledger, with every table looked at again."""

import time
from typing import Any

from tools import launch
from tools.bench.ledger import need
from tools.console import run
from tools.testing.upgrade import MAIN

OPEN = "SELECT count(*) FROM account_move_line WHERE amount_residual > 0"


def measure(env: Any) -> dict:
    """Upgrade the database that the session is in, from a process of its own."""
    env.cr.execute(OPEN)
    (items,) = env.cr.fetchone()
    need(items > 0, "there is no open item")
    database = env.cr.dbname
    # The upgrade waits for whoever has read a table of which it changes the shape.
    env.cr.commit()
    options = ["-d", database, "-u", MAIN, "--no-http", "--stop-after-init"]
    start = time.monotonic()
    run("Bench upgrade of Odoo", launch.command(*options), env=launch.environment())
    return {"items": items, "seconds": time.monotonic() - start}
