"""Whether an earlier decision still holds good against the facts of now."""

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
                "facts": facts[decision.group.key],
                "date": reader.as_of,
                "deadline_on": deadline(decision, reader),
            }
        )
    return actions


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
    return (
        action.date != reader.as_of
        or listed != known
        or float(decision.group.credits) != action.amount_credits
    )
