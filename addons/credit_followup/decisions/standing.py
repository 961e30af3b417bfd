"""Whether an earlier decision still holds good against the facts of now."""

from ..facts.sentences import sentence
from .snapshot import amounts, deadline, listed_verdicts, write_lines


def still_good(action, decision):
    """Tell whether the facts of now lead to the very step that was decided."""
    if decision is None or decision.outcome.value != action.kind:
        return False
    if action.is_test != action.company_id.followup_test_mode:
        return False
    level = decision.level.key if decision.level else False
    return level == action.level_id.id


def why_not(action, decision, reader):
    """Word why the action is no longer right."""
    env = action.env
    if decision is None:
        return env._("Everything was paid since the proposal.")
    if decision.outcome.value == action.kind:
        return env._("Another step is due now than when it was proposed.")
    return sentence(env, reader.telling(decision), decision.group)


def refresh(action, decision, reader):
    """Bring date, deadline, amounts and lines up to the day of the reader."""
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
    same_day = action.date == reader.as_of
    if same_day and listed == known and credits == action.amount_credits:
        return
    action.write({"date": reader.as_of, "deadline_on": deadline(decision, reader)})
    action.line_ids.unlink()
    write_lines(action.env, [(action, decision)], reader.as_of)
    action.write(amounts(decision, reader))
