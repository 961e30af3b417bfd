"""Letters: printed by the worker in batches, one PDF file per action at the end."""

from typing import Any

from odoo.addons.credit_followup.effects.execute import execute_ready

from tools.bench.gauge import clock
from tools.bench.ledger import forget_wakes, mark_due, need, night, propose
from tools.bench.settings import AS_OF, LETTERS, peer_size


def measure(env: Any) -> dict:
    """Follow some customers up by letter."""
    levels = env.company.followup_policy_id.level_ids.filtered("template_id")
    levels.write({"by_email": False, "by_phone": False, "by_letter": True})
    forget_wakes(env)
    mark_due(env, max(peer_size().customers // LETTERS, 1))
    run = night(env)
    propose(run)
    with clock(env) as printing:
        execute_ready(run.env, AS_OF)
    run.env.cr.commit()
    files = run.action_ids.delivery_ids.attachment_id
    need(len(files) == len(run.action_ids) > 0, f"{len(files)} letters were printed")
    return {"letters": len(files), "seconds": printing.seconds}
