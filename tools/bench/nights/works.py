"""What a worker of the bench does: a part of an evaluation, or shares of a night."""

from typing import Any

from odoo.addons.credit_followup.facts.reader import Reader
from odoo.addons.credit_followup.followup_core.scenario.evaluate import evaluate_all

from tools.bench.ledger import NIGHTLY
from tools.bench.settings import AS_OF


def evaluate(env: Any, after: int, until: int) -> int:
    """Evaluate the customers with an id in (after, until]; return their items."""
    reader = Reader(env, env.company, AS_OF)
    groups = reader.all_groups(after, until or None)
    decisions = evaluate_all(groups, AS_OF, reader.settings)
    return sum(len(one.verdicts) for one in decisions)


def propose(env: Any, run_id: int, from_the_end: int) -> int:
    """Take shares of a run; return the queries that it took."""
    run = env["credit.followup.run"].browse(run_id)
    cron, _progress = env.ref(NIGHTLY)._add_progress()
    run = run.with_context(cron_id=cron.id, **cron.env.context)
    run = run._without_tracking()
    reader = Reader(run.env, run.company_id, run.date)
    run._propose_shares(reader, from_the_end=bool(from_the_end))
    run._close_proposing(reader)
    return int(env.cr.sql_log_count)


WORKS = {"evaluate": evaluate, "propose": propose}
