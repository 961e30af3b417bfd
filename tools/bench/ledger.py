"""Verbs that the phases share: who is due tonight, and the night itself."""

from typing import Any

from odoo.tools import SQL

from tools.bench.settings import AS_OF
from tools.console import ToolError

NIGHTLY = "credit_followup.ir_cron_followup_nightly"


def mark_due(env: Any, every: int, rest: int = 0) -> None:
    """Make due the customers whose id leaves `rest` when divided by `every`.

    The day of their overdue items has come; what falls due later keeps its own day.
    """
    env.cr.execute(
        SQL(
            "UPDATE credit_followup_answer answer SET next_on = %s"
            " FROM account_move_line line WHERE line.id = answer.id"
            " AND answer.next_on > %s AND line.date_maturity < %s"
            " AND answer.partner_id %% %s = %s",
            AS_OF,
            AS_OF,
            AS_OF,
            every,
            rest,
        )
    )
    env.cr.commit()
    env.invalidate_all()


def forget_wakes(env: Any) -> None:
    """Forget what happened while the database was prepared."""
    env["credit.followup.wake"].search([]).unlink()


def night(env: Any, day: Any = AS_OF) -> Any:
    """Return the nightly run of a day, as the scheduled action starts it."""
    cron, _progress = env.ref(NIGHTLY)._add_progress()
    cron = cron.with_context(cron_id=cron.id)
    company = cron.env["res.company"].browse(env.company.id)
    run = cron.env["credit.followup.run"].with_company(company)
    run = run._nightly_run(company, day)
    env.cr.commit()
    return run


def propose(run: Any) -> None:
    """Write the proposals of the run, chunk by chunk, each committed."""
    run._propose()
    run.env.cr.commit()


def need(condition: bool, what: str) -> None:
    """Stop when a phase did not do what it measures: its figure would mislead."""
    if not condition:
        raise ToolError(f"The bench measured nothing: {what}.")
