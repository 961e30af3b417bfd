"""Law 1: read residuals, credits and holds again before sending, and hold them."""

from odoo.tools import SQL

from ..decisions.standing import refresh, still_good, why_not
from ..facts import items
from ..facts.reader import Reader
from ..followup_core.vocabulary import Reason

# Why an item is not asked for, whatever its level.
SILENT = (
    Reason.GROUP_HELD,
    Reason.ITEM_HELD,
    Reason.EXCLUDED,
    Reason.COVERED,
)


def revise(actions, today):
    """Return the actions that still hold good, with today's amounts.

    The others are cancelled with the reason, or stay ready when only the calendar
    stands in their way.
    """
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
        elif not decision or not decision.waits_for_open_day:
            action._cancel(why_not(action, decision, reader), "changed")
    refresh(kept, reader)
    return actions.browse(action.id for action, _decision in kept)


def again(duplicates, today):
    """Return the duplicates of what is still owed and not held; drop the others.

    A copy moves no level, but it asks for money as any message does.
    """
    kept = duplicates.browse()
    for company, own in duplicates.grouped("company_id").items():
        originals = own.duplicate_of_id.line_ids.move_line_id.with_company(company)
        verdicts = originals.with_context(followup_as_of=today)._followup_verdicts(
            company
        )
        for action in own:
            items = action.duplicate_of_id.line_ids.move_line_id
            if any(_is_asked(verdicts.get(item.id)) for item in items):
                kept |= action
    (duplicates - kept)._cancel(
        duplicates.env._("Everything in this message was paid or is on hold by now."),
        "changed",
    )
    return kept


def _is_asked(verdict):
    """Tell whether an item is open and nothing keeps it from being asked for."""
    return verdict is not None and verdict[0].reason not in SILENT


class BusyError(Exception):
    """Items of these actions are in use by another transaction at this moment."""

    def __init__(self, actions):
        """Keep the actions that have to wait."""
        super().__init__(f"{actions} wait for their items")
        self.actions = actions


def without_busy(actions):
    """Return the actions of which no item is in use now, without holding any.

    Spares texts and letters that `hold_items` would throw away.
    """
    savepoint = actions.env.cr.savepoint(flush=False)
    try:
        return actions - _with_busy_items(actions)
    finally:
        savepoint.close(rollback=True)


def hold_items(actions):
    """Lock the items at the last moment, so that nobody waits while texts are made.

    An item that was paid since it was read makes the database refuse the whole batch,
    which is then read again: what was decided is true at the moment of sending.

    :raises BusyError: where another transaction is about to change an item
    """
    busy = _with_busy_items(actions)
    if busy:
        raise BusyError(busy)


def _with_busy_items(actions):
    """Lock the items of the actions; return the actions of which one is in use."""
    lines = actions.line_ids.filtered("move_line_id")
    # Of charges that are asked once more, a payment of their entry counts as well.
    entries = actions.sudo().residual_charge_ids.entry_id
    more = items.trade(entries.line_ids)
    ids = tuple((lines.move_line_id | more).ids) or (0,)
    rows = actions.env.execute_query(
        SQL(
            "SELECT id FROM account_move_line WHERE id IN %s"
            " FOR NO KEY UPDATE SKIP LOCKED",
            ids,
        )
    )
    free = {line_id for (line_id,) in rows}
    busy = lines.filtered(lambda one: one.move_line_id.id not in free).action_id
    taken = more.filtered(lambda one: one.id not in free).move_id
    if not taken:
        return busy
    return busy | actions.filtered(
        lambda one: taken & one.sudo().residual_charge_ids.entry_id
    )
