"""One of several workers: `-m tools.bench.nights.worker DATABASE WORK NUMBERS…`.

It says that it is there, begins when it is told to, and tells what it did as JSON.
"""

import json
import sys
from typing import Any

from tools.bench.gauge import clock
from tools.bench.settings import AS_OF
from tools.odoo_session import environment

READY = "ready"


def evaluate(env: Any, after: int, until: int) -> int:
    """Evaluate the customers with an id in (after, until]; return their items."""
    from odoo.addons.credit_followup.facts.reader import Reader
    from odoo.addons.credit_followup.followup_core.scenario.evaluate import evaluate_all

    reader = Reader(env, env.company, AS_OF)
    groups = reader.all_groups(after, until or None)
    decisions = evaluate_all(groups, AS_OF, reader.settings)
    return sum(len(one.verdicts) for one in decisions)


def propose(env: Any, run_id: int, from_the_end: int) -> int:
    """Take shares of a run; return the queries that it took."""
    from odoo.addons.credit_followup.facts.reader import Reader

    run = env["credit.followup.run"].browse(run_id)
    cron = env.ref("credit_followup.ir_cron_followup_nightly")
    cron, _progress = cron._add_progress()
    run = run.with_context(cron_id=cron.id, **cron.env.context)
    run = run._without_tracking()
    reader = Reader(run.env, run.company_id, run.date)
    run._propose_shares(reader, from_the_end=bool(from_the_end))
    run._close_proposing(reader)
    return env.cr.sql_log_count


WORKS = {"evaluate": evaluate, "propose": propose}


def main(database: str, work: str, *numbers: str) -> None:
    """Load Odoo, say so, wait for the word, and work."""
    with environment(database) as env:
        env["account.move.line"].search([], limit=1)
        sys.stdout.write(f"{READY}\n")
        sys.stdout.flush()
        sys.stdin.readline()
        with clock(env) as working:
            done = WORKS[work](env, *map(int, numbers))
        sys.stdout.write(json.dumps({"seconds": working.seconds, "done": done}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
