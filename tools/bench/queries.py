"""How many queries a batch takes: of 100 and of 1,000 customers, of 10 and 50 mails."""

from datetime import timedelta
from typing import Any

from odoo.addons.credit_followup.effects.execute import execute

from tools.bench.gauge import clock
from tools.bench.ledger import mark_due, need, night, propose
from tools.bench.settings import AS_OF

BATCHES = (10, 50)


def measure(env: Any) -> dict:
    """Propose for a tenth of the customers, then for nearly all the others."""
    proposing = {}
    for number, (every, rest) in enumerate(((10, 0), (1, 0))):
        mark_due(env, every, rest)
        run = night(env, AS_OF + timedelta(days=number))
        with clock(env) as reading:
            propose(run)
        proposing[len(run.action_ids)] = reading.queries
    need(min(proposing) > 0, "no action was proposed")
    return {"proposing": proposing, "sending": _sending(run)}


def _sending(run: Any) -> dict:
    env, ready = run.env, run.action_ids.sorted("id")
    sending = {}
    done = 0
    for size in (1, *BATCHES):  # the first one warms the templates up
        env.invalidate_all()
        with clock(env) as reading:
            execute(ready[done : done + size], run.date)
        sending[size] = reading.queries
        done += size
    return {size: sending[size] for size in BATCHES}
