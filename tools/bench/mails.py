"""E-mails: decided, rendered and queued by the worker, then sent by Odoo's queue."""

import os
from typing import Any

from odoo.addons.credit_followup.effects.execute import execute_ready

from tools.bench.gauge import clock
from tools.bench.ledger import mark_due, need, night, propose
from tools.bench.settings import AS_OF, SMTP_PORT
from tools.ports import LOOPBACK


def measure(env: Any) -> dict:
    """Follow every customer up by e-mail."""
    use_mailbox(env)
    mark_due(env, 1)
    run = night(env)
    with clock(env) as proposing:
        propose(run)
    with clock(env) as executing:
        execute_ready(run.env, AS_OF)
    run.env.cr.commit()
    queued = env["mail.mail"].search([("state", "=", "outgoing")])
    need(len(queued) == len(run.action_ids) > 0, f"{len(queued)} mails were queued")
    with clock(env) as sending:
        env["mail.mail"].process_email_queue()
    return {
        "mails": len(queued),
        "lines": len(run.action_ids.line_ids),
        "propose_seconds": proposing.seconds,
        "execute_seconds": executing.seconds,
        "execute_queries": executing.queries,
        "send_seconds": sending.seconds,
        "sent": env["mail.mail"].search_count([("state", "=", "sent")]),
    }


def use_mailbox(env: Any) -> None:
    """Let mail go to the mailbox of the bench."""
    env["ir.mail_server"].search([]).active = False
    port = int(os.environ[SMTP_PORT])
    env["ir.mail_server"].create(
        {
            "name": "Bench",
            "smtp_host": LOOPBACK,
            "smtp_port": port,
            "smtp_encryption": "none",
        }
    )
    env["mail.mail"].search([]).unlink()
    env.cr.commit()
