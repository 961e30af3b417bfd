"""Law 1: read residuals, credits and holds again, under lock, before anything leaves."""

from odoo.tools import SQL

from ..facts.reader import Reader
from ..facts.sentences import sentence
from ..followup_core.vocabulary import Reason
from ..decisions.proposal import amounts, line_vals, listed_verdicts, read_snapshots


def revise(actions, today):
    """Return the actions that still hold good, with today's amounts.

    The others are cancelled with the reason, or stay ready when only the calendar or
    another transaction stands in their way.
    """
    actions = actions - _with_busy_items(actions)
    if not actions:
        return actions
    reader = Reader(actions.env, actions.company_id, today)
    decided = {
        decision.group.key: decision
        for decision in reader.decisions(actions.partner_id.ids)
    }
    kept = actions.browse()
    for action in actions:
        decision = decided.get((action.partner_id.id, action.currency_id.id))
        if _still_good(action, decision):
            _refresh(action, decision, reader)
            kept |= action
        elif not decision or decision.reason is not Reason.CLOSED_DAY:
            action._cancel_changed(_why_not(action, decision, reader))
    return kept


def _with_busy_items(actions):
    """Lock the items of the actions; return the actions of which one is in use."""
    lines = actions.line_ids.filtered("move_line_id")
    ids = tuple(lines.move_line_id.ids) or (0,)
    rows = actions.env.execute_query(
        SQL(
            "SELECT id FROM account_move_line WHERE id IN %s"
            " FOR NO KEY UPDATE SKIP LOCKED",
            ids,
        )
    )
    free = {line_id for (line_id,) in rows}
    return lines.filtered(lambda one: one.move_line_id.id not in free).action_id


def _still_good(action, decision):
    """Tell whether the facts of now lead to the very step that was decided."""
    if decision is None or decision.outcome.value != action.kind:
        return False
    level = decision.level.key if decision.level else False
    return level == action.level_id.id


def _why_not(action, decision, reader):
    """Word why the action is no longer right."""
    env = action.env
    if decision is None:
        return env._("Everything was paid since the proposal.")
    if decision.outcome.value == action.kind:
        return env._("Another step is due now than when it was proposed.")
    return sentence(env, reader.telling(decision), decision.group)


def _refresh(action, decision, reader):
    """Bring amounts and lines up to date where the facts moved."""
    verdicts = listed_verdicts(decision)
    listed = {
        verdict.item.key: (float(verdict.open), verdict.reason is decision.reason)
        for verdict in verdicts
    }
    known = {
        line.move_line_id.id: (line.amount_open, line.role == "raised")
        for line in action.line_ids
    }
    credits = float(decision.group.credits)
    if listed == known and credits == action.amount_credits:
        return
    action.line_ids.unlink()
    snapshots = read_snapshots(action.env, [one.item.key for one in verdicts])
    action.env["credit.followup.action.line"].create(
        [line_vals(action, decision, one, snapshots[one.item.key]) for one in verdicts]
    )
    action.write(amounts(decision, reader))
