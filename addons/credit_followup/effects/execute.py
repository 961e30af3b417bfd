"""Carry out what is ready: read again, prepare, deliver, lock, mark, commit.

Several workers may run this at once: each locks its own batch and skips what others
hold. Everything a batch does is one transaction, so a killed worker leaves nothing
half done: what it had not committed is still ready.
"""

import logging
from collections import defaultdict
from datetime import timedelta

import psycopg2

from odoo import fields
from odoo.exceptions import UserError
from odoo.tools import SQL
from odoo.tools.misc import mute_logger

from ..decisions.answers import keep_answers
from ..decisions.claims import prepare
from ..facts.reader import Reader
from ..facts.settings import company_settings
from . import charges, deliver, discussion, residual, tasks, texts
from .revise import BusyError, again, hold_items, revise, without_busy

_logger = logging.getLogger(__name__)

# One wkhtmltopdf process prints a batch: its start is 3 ms of a letter, and a worker
# that is killed has half a minute of letters to do again.
BATCH_ACTIONS = 100
NOBODY = SQL("FALSE")
# How often a worker looks again after another one was faster.
ATTEMPTS = 5


def execute_ready(env, today, others=NOBODY):
    """Carry out all ready actions, batch by batch, while the scheduler gives time.

    What has to wait (a closed day, an item in use) stays ready for the next run, and
    what others carry out: ``others`` is a condition of the actions.
    """
    last, runs, again = 0, set(), False
    while ids := _lock_batch(env, last, others):
        actions = env["credit.followup.action"].sudo().browse(ids)
        runs |= set(actions.run_id.ids)
        done = execute_safely(actions, today)
        if not _commit(env, ids, others):
            break
        # A conflict is tried once more, in the transaction that begins now.
        last = last if not (done or again) else ids[-1]
        again = not done and not again
    close_runs(env, runs | _unfinished(env))


def _unfinished(env):
    """Return the runs that nobody said to be done: whoever was to say it was ended."""
    moving = env["credit.followup.run"].search(
        [("state", "in", ("confirmed", "executing"))]
    )
    return {*moving._without_ready().ids}


def _lock_batch(env, after, others=NOBODY):
    """Lock the next ready actions that no other worker holds and return their ids."""
    env["credit.followup.action"].flush_model(["state"])
    query = SQL(
        "SELECT id %s ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED",
        _ready(after, others),
        BATCH_ACTIONS,
    )
    return [action_id for (action_id,) in query_fresh(env, query)]


def _ready(after, others):
    return SQL(
        "FROM credit_followup_action WHERE state = 'ready' AND id > %s AND NOT (%s)",
        after,
        others,
    )


def query_fresh(env, query):
    """Run a locking query; where another worker was faster, look with fresh eyes."""
    for _attempt in range(ATTEMPTS):
        try:
            with env.cr.savepoint(flush=False), mute_logger("odoo.sql_db"):
                return env.execute_query(query)
        except psycopg2.OperationalError as error:  # noqa: PERF203 - a few rounds
            _logger.info("Follow-up looks again: %s", error)
            if is_scheduled(env):
                env.cr.rollback()
    return []


def is_scheduled(env):
    """Tell whether the scheduler runs this, so that work is committed on the way."""
    return bool(env.context.get("ir_cron_progress_id"))


def _commit(env, ids, others):
    """Commit the batch; return whether there is time for another one."""
    if not is_scheduled(env):
        return True
    actions = env["credit.followup.action"]
    waiting = actions.search_count([("state", "=", "ready"), ("id", "in", ids)])
    query = SQL("SELECT count(*) %s", _ready(ids[-1], others))
    ((remaining,),) = env.execute_query(query)
    return env["ir.cron"]._commit_progress(len(ids) - waiting, remaining=remaining)


def close_runs(env, run_ids):
    """Bring the runs up to date, apart from the batches: workers share the runs.

    The last worker to come waits for the others and sees what they committed. Return
    whether all were, or another worker had one of them.
    """
    if not run_ids:
        return True
    lock = "SELECT id FROM credit_followup_run WHERE id IN %s ORDER BY id FOR UPDATE"
    rows = query_fresh(env, SQL(lock, tuple(run_ids)))
    env["credit.followup.run"].browse(run_id for (run_id,) in rows)._refresh_state()
    if is_scheduled(env):
        env["ir.cron"]._commit_progress()
    return len(rows) == len(run_ids)


def execute_safely(actions, today):
    """Carry out a batch together; if one customer fails, each by itself.

    A conflict with another transaction (a payment that was just booked) is nobody's
    fault: the actions stay ready and False is returned.
    """
    try:
        with actions.env.cr.savepoint(), mute_logger("odoo.sql_db"):
            execute(actions, today)
    except BusyError as busy:
        # They stay ready; the others go without them.
        rest = actions - busy.actions
        return not rest or execute_safely(rest, today)
    except psycopg2.OperationalError as error:
        _logger.info("Follow-up batch was overtaken: %s", error)
        return _execute_halves(actions, today)
    except Exception as error:  # noqa: BLE001 - one bad customer must not stop a night
        _logger.info("Follow-up batch goes one by one: %s", error)
        done = [_execute_alone(action, today) for action in actions]
        return all(done)
    return True


def _execute_halves(actions, today):
    """Carry out what nobody has touched; what was overtaken stays ready."""
    if len(actions) == 1:
        return False
    middle = len(actions) // 2
    first = execute_safely(actions[:middle], today)
    second = execute_safely(actions[middle:], today)
    return first and second


def _execute_alone(action, today):
    """Carry out one action and keep what went wrong on its record."""
    try:
        with action.env.cr.savepoint(), mute_logger("odoo.sql_db"):
            execute(action, today)
    except BusyError:
        return True
    except psycopg2.OperationalError as error:
        _logger.info("Follow-up action %s left for the next round: %s", action, error)
        return False
    except Exception as error:  # noqa: BLE001 - law 11: it stands on its record
        _logger.info("Follow-up action %s failed: %s", action, error)
        action.write({"state": "failed", "error": _message(error)})
    return True


def _message(error):
    """Return what a person can use of an error."""
    if isinstance(error, UserError):
        return str(error)
    return f"{type(error).__name__}: {error}"


def execute(actions, today):
    """Carry out locked actions, then what users attached to their levels.

    That may reach outside: nothing that could be overtaken comes after it.
    """
    done = _carry_out(actions, today)
    actions.env.flush_all()
    for messages in done:
        _run_server_actions(messages)


def _carry_out(actions, today):
    """Carry out actions company by company; return the messages of each.

    Two actions for one customer group (a manual run beside the nightly one) go one
    after the other: the second reads what the first one did.
    """
    first = _one_per_group(actions)
    if first != actions:
        return _carry_out(first, today) + _carry_out(actions - first, today)
    quietly = {"tracking_disable": True, "mail_create_nosubscribe": True}
    done = []
    for company, own in actions.grouped("company_id").items():
        if company.followup_test_mode:
            own.is_test = True
        there = own.with_company(company).with_context(**quietly)
        done.append(_execute_for_company(there, today))
    return done


def _one_per_group(actions):
    """Return the first action of each customer group, in their order."""
    firsts = {}
    for action in actions:
        key = (action.company_id, action.partner_id, action.currency_id)
        firsts.setdefault(key, action)
    return actions.browse(action.id for action in firsts.values())


def _execute_for_company(actions, today):
    """Carry out the actions of one company; return the messages among them."""
    copies = actions.filtered("duplicate_of_id")
    good = revise(without_busy(actions - copies), today)
    duplicates = again(copies, today)
    decisions = good.filtered(lambda one: one.kind == "decision")
    messages = good - decisions
    tasks.ask_decisions(decisions)
    claims = prepare(messages, today)
    texts.prepare(messages)
    deliver.deliver(messages)
    charges.claim(claims, today)
    residual.note_asked(
        good.filtered(lambda one: not one.is_test and charges.reached(one))
    )
    deliver.deliver_again(duplicates)
    hold_items(good)
    _mark(good + duplicates, today)
    _answer_again(good, today)
    discussion.note((good + duplicates).delivery_ids._made())
    return messages


def _run_server_actions(actions):
    """Run what users attached to the levels."""
    real = actions.filtered(lambda one: not one.is_test)
    for server_action, own in real.grouped(
        lambda one: one.level_id.sudo().server_action_id
    ).items():
        if server_action:
            server_action.with_context(
                active_model=own._name, active_ids=own.ids, active_id=own[:1].id
            ).run()


def _mark(actions, today):
    """Note that the actions were carried out and raise the items they served."""
    now = fields.Datetime.now()
    for (arrival, state), own in _by_arrival(actions, today).items():
        own.write(
            {
                "state": state,
                "sent_on": now,
                "served_on": today,
                "arrives_on": arrival,
                "error": False,
            }
        )
    actions._serve_levels(today)


def _answer_again(actions, today):
    """Keep what is true of the customers by now: their items have moved on.

    Screens group by these answers, and would say "to contact" until the next night.
    """
    moved = actions.filtered(lambda one: not one.is_test)
    if not moved:
        return
    reader = Reader(moved.env, moved.company_id, today)
    partner_ids = moved.partner_id.ids
    keep_answers(reader, partner_ids, list(reader.decisions(partner_ids)))


def _by_arrival(actions, today):
    """Group actions by the day their slowest channel arrives and by their state."""
    groups = defaultdict(actions.browse)
    if not actions:
        return groups
    settings = company_settings(actions.company_id, today)
    for action in actions:
        days = action.delivery_ids._transit_days(settings)
        arrival = today + timedelta(days=days)
        groups[arrival, action._carried_out_state()] |= action
    return groups
