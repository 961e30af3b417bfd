"""The phase: a full desk, a customer who owes much, then everything is opened."""

from typing import Any

from odoo.tools import SQL

from tools import postgres
from tools.bench.screens import big_customer, opened
from tools.bench.screens.sweep import sweep
from tools.bench.settings import AS_OF

COLUMNS = ("phone", "approve", "review", "registered", "decide", "repair")
WRITTEN = "credit_followup_action, credit_followup_answer, account_move_line"


def measure(env: Any) -> dict:
    """Open every screen as a manager with record rules, not as superuser."""
    _fill_desk(env)
    customer = big_customer.gather(env)
    # As the database does by itself in the hours after a night.
    postgres.psql(env.cr.dbname, f"VACUUM ANALYZE {WRITTEN}, account_move")
    env = env(
        user=env.ref("base.user_admin"),
        su=False,
        context={
            "followup_as_of": str(AS_OF),
            "allowed_company_ids": env.company.ids,
            "lang": "en_US",
        },
    )
    return {
        "actions": env["credit.followup.action"].search_count([("todo", "!=", False)]),
        "opened": opened.measure(env),
        "big_customer": big_customer.measure(env, customer),
        "sweep": sweep(env),
    }


def _fill_desk(env: Any) -> None:
    """Give the actions of the largest night something to do, of all kinds.

    What the other nights proposed has left: nobody lets twelve nights lie.
    """
    env.cr.execute(
        SQL(
            "WITH largest AS (SELECT run_id FROM credit_followup_action"
            " GROUP BY run_id ORDER BY COUNT(*) DESC, run_id LIMIT 1)"
            " UPDATE credit_followup_action action SET"
            " todo = CASE WHEN action.run_id = largest.run_id"
            " THEN (%s)[1 + id %% %s] END,"
            " state = CASE WHEN action.run_id = largest.run_id"
            " THEN action.state ELSE 'sent' END"
            " FROM largest",
            list(COLUMNS),
            len(COLUMNS),
        )
    )
    env.cr.commit()
