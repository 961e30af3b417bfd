"""Whether an earlier decision still holds good against the facts of now."""

import json

from odoo.tools import SQL

from ..followup_core.scenario.levels import deadline_on
from .sentences import sentence
from .snapshot import KINDS, amounts, deadline, listed_verdicts, write_lines
from .why import requests_of


def still_good(action, decision):
    """Tell whether the facts of now lead to the very step that was decided."""
    if decision is None or KINDS.get(decision.outcome) != action.kind:
        return False
    if action.is_test != action.company_id.followup_test_mode:
        return False
    level = decision.level.key if decision.level else False
    return level == action.level_id.id


def why_not(action, decision, reader):
    """Word why the action is no longer right."""
    env = action.env
    if decision is None and action._still_owed():
        return env._("The customer's items are followed up elsewhere by now.")
    if decision is None:
        return env._("Everything has been paid since the proposal.")
    if KINDS.get(decision.outcome) == action.kind:
        return env._("The step that is due now is not the one that was proposed.")
    return sentence(env, reader.telling(decision), decision.group)


def refresh(decided, reader):
    """Bring dates, deadlines, amounts and lines up to the day of the reader.

    :param decided: pairs of an action and the decision that it still stands for

    Returns the actions that had to be brought up to date.
    """
    moved = [pair for pair in decided if _has_moved(*pair, reader)]
    actions = reader.env["credit.followup.action"].union(
        *(action for action, _decision in moved)
    )
    if not moved:
        return actions
    actions.line_ids.unlink()
    write_lines(reader.env, moved, reader.as_of)
    facts = requests_of(reader, [decision.group for _action, decision in moved])
    for action, decision in moved:
        action.write(
            {
                **amounts(decision, reader),
                "mode": _mode(action),
                "facts": facts[decision.group.key],
                "date": reader.as_of,
                "deadline_on": deadline(decision, reader),
            }
        )
    return actions


def _mode(action):
    """Return who lets the action go by now: its level may have become stricter.

    Never less strict than it was proposed, and not once somebody has let it go.
    """
    if action.state != "proposed" or not action.level_id:
        return action.mode
    strictness = action._fields["mode"].get_values(action.env)
    modes = filter(None, (action.mode, action.level_id.mode))
    return max(modes, key=strictness.index, default=False)


def _has_moved(action, decision, reader):
    """Tell whether the day or the facts are others than when the action was made."""
    listed = {
        verdict.item.key: (float(verdict.open), verdict.reason is decision.reason)
        for verdict in listed_verdicts(decision)
    }
    known = {
        line.move_line_id.id: (line.amount_open, line.role == "raised")
        for line in action.line_ids
    }
    day = str(reader.as_of)
    return (
        action.date != reader.as_of
        or _mode(action) != action.mode
        or (action.facts or {}).get("as_of") != day
        or listed != known
        or float(decision.group.credits) != action.amount_credits
    )


def move_on(reader):
    """Bring the day of the proposals that nothing has touched to that of the reader.

    What they say is as it was, for whom nothing happened and nothing fell due: only the
    day, the time they give and how late the oldest item is follow the calendar. Facts
    and lines stay as they were decided, and are read again before anything leaves. Who
    was woken and not looked at, or left to the next night, has the day of before.
    """
    settings = reader.settings
    if not settings.workdays.is_open(reader.as_of):
        return
    deadlines = [
        {
            "level": level.key,
            "until": deadline_on(
                level, reader.as_of, settings.transit_days, settings.workdays
            ),
        }
        for level in reader.policies.ranks.values()
    ]
    actions = reader.env["credit.followup.action"]
    actions.flush_model()
    given = json.dumps(deadlines, default=str)
    day, company = reader.as_of, reader.company.id
    reader.env.cr.execute(SQL(_MOVE_ON, given=given, day=day, company=company))
    actions.invalidate_model(["date", "deadline_on", "days_late"], flush=False)


_MOVE_ON = """
    UPDATE credit_followup_action action
       SET date = %(day)s,
           deadline_on = (
               SELECT until FROM json_to_recordset(%(given)s) AS given(
                      level int4, until date)
                WHERE given.level = action.level_id),
           days_late = (
               SELECT GREATEST(%(day)s - MIN(date_due), 0)
                 FROM credit_followup_action_line line
                WHERE line.action_id = action.id)
     WHERE action.company_id = %(company)s AND action.state = 'proposed'
       AND action.date < %(day)s AND action.duplicate_of_id IS NULL
       AND NOT EXISTS (
           SELECT FROM credit_followup_wake wake
            WHERE wake.company_id = action.company_id
              AND wake.partner_id = action.partner_id)
"""
