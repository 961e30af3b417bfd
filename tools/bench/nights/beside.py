"""Payments and postings while the night works on a chunk: who waits, who is refused."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import Any

import psycopg2

from odoo.api import Environment
from odoo.modules.registry import Registry

from odoo.addons.credit_followup.decisions.proposal import Proposal
from odoo.addons.credit_followup.facts.reader import Reader

from tools.bench.ledger import need, night
from tools.bench.settings import AS_OF

EACH = 100
# Who waits longer for a lock than this is counted as refused.
LONGEST_WAIT = "10ms"


def measure(env: Any) -> dict:
    """Propose for customers who are being paid, before, beside and after their payment.

    The night's snapshot is taken first, so that what accountants commit is news to it.
    """
    moves = env["account.move"].search(
        [("state", "=", "posted"), ("invoice_date_due", "<", AS_OF)],
        order="id",
        limit=3 * EACH,
    )
    partners = moves.partner_id.ids
    run = night(env, AS_OF + timedelta(days=1))
    run = run.with_context(tracking_disable=True, mail_create_nolog=True)
    env.cr.execute("SELECT 1")
    refused = _accountants(env, moves[:EACH])
    refused += _tried(lambda: Proposal(run, _reader(run)).add(partners))
    env.flush_all()
    refused += _accountants(env, moves[EACH : 2 * EACH])
    refused += _tried(env.cr.commit)
    need(len(run.action_ids) > 0, "the night proposed nothing")
    return {"each": 2 * EACH, "refused": refused}


def _reader(run: Any) -> Reader:
    return Reader(run.env, run.company_id, run.date)


def _accountants(env: Any, moves: Any) -> int:
    """Pay each invoice and post a copy of it; return how many were refused."""
    works = (_pay, _post)
    return sum(_apart(env, work, move_id) for move_id in moves.ids for work in works)


def _apart(env: Any, work: Callable, move_id: int) -> int:
    """Work in a transaction of its own that waits for nobody."""
    with closing(Registry(env.cr.dbname).cursor()) as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}'")
        own = Environment(cursor, env.uid, dict(env.context))

        def committed() -> None:
            work(own["account.move"].browse(move_id))
            cursor.commit()

        return _tried(committed)


def _tried(work: Callable) -> int:
    """Return 1 where the database refused the work."""
    try:
        work()
    except psycopg2.OperationalError:
        return 1
    return 0


def _pay(move: Any) -> None:
    register = move.env["account.payment.register"].with_context(
        active_model="account.move", active_ids=move.ids
    )
    register.create({})._create_payments()


def _post(move: Any) -> None:
    move.copy({"invoice_date": AS_OF}).action_post()
