"""Law 1: read residuals, credits and holds again, under lock, before sending."""

from odoo.tools import SQL

from ..decisions.standing import refresh, still_good, why_not
from ..facts.reader import Reader
from ..followup_core.vocabulary import Reason


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
    kept = []
    for action in actions:
        decision = decided.get((action.partner_id.id, action.currency_id.id))
        if still_good(action, decision):
            kept.append((action, decision))
        elif not decision or decision.reason is not Reason.CLOSED_DAY:
            action._cancel(why_not(action, decision, reader), "changed")
    refresh(kept, reader)
    return actions.browse(action.id for action, _decision in kept)


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
