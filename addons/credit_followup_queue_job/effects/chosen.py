"""Carry out some actions in the one transaction that a job has."""

import logging

import psycopg2

from odoo.tools import SQL
from odoo.tools.misc import mute_logger

from odoo.addons.credit_followup.effects.execute import execute, execute_safely

_logger = logging.getLogger(__name__)


def execute_chosen(env, ids, today):
    """Carry out those of some actions that are ready; return their runs.

    :raises psycopg2.OperationalError: where another transaction was faster: only a new
        one sees what it did
    """
    actions = env["credit.followup.action"].sudo()
    actions.flush_model(["state"])
    query = SQL(
        "SELECT id FROM credit_followup_action WHERE state = 'ready' AND id IN %s"
        " ORDER BY id FOR UPDATE SKIP LOCKED",
        tuple(ids) or (0,),
    )
    actions = actions.browse(key for (key,) in env.execute_query(query))
    try:
        with env.cr.savepoint(), mute_logger("odoo.sql_db"):
            execute(actions, today)
    except psycopg2.OperationalError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad customer stops no batch
        _logger.info("Follow-up batch goes by itself: %s", error)
        execute_safely(actions, today)
    return actions.run_id
