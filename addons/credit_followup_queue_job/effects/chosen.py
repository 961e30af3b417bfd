"""Carry out some actions in the one transaction that a job has."""

import logging

from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY as OVERTAKEN
from odoo.tools import SQL
from odoo.tools.misc import mute_logger

from odoo.addons.credit_followup.effects.execute import execute, execute_safely

_logger = logging.getLogger(__name__)


def execute_chosen(env, ids, today, *, in_parts=False):
    """Carry out those of some actions that are ready.

    :param in_parts: begin with what no other transaction has touched, where one was
        faster; else do nothing then
    :return: the runs of what is ready no more, and whether no other transaction was
        faster: only a new one sees what it did
    """
    actions = _locked(env, ids)
    is_done = execute_safely(actions, today) if in_parts else _together(actions, today)
    return actions.filtered(lambda one: one.state != "ready").run_id, is_done


def _locked(env, ids):
    """Return which of some actions are ready, held by this transaction."""
    actions = env["credit.followup.action"].sudo()
    actions.flush_model(["state"])
    query = SQL(
        "SELECT id FROM credit_followup_action WHERE state = 'ready' AND id IN %s"
        " ORDER BY id FOR UPDATE SKIP LOCKED",
        tuple(ids) or (0,),
    )
    return actions.browse(key for (key,) in env.execute_query(query))


def _together(actions, today):
    """Carry out a batch together; return whether no other transaction was faster."""
    try:
        with actions.env.cr.savepoint(), mute_logger("odoo.sql_db"):
            execute(actions, today)
    except OVERTAKEN as error:
        _logger.info("Follow-up batch was overtaken: %s", error)
        return False
    except Exception as error:  # noqa: BLE001 - one bad customer stops no batch
        _logger.info("Follow-up batch goes by itself: %s", error)
        return execute_safely(actions, today)
    return True
