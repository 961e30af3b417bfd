"""What follows when the day of a commitment comes: a task, or somebody is told."""

from odoo.tools.misc import format_date

from ...followup_core.people.commitments import State, Why
from .. import tasks

TASK = tasks.KEEP_WORD
OVER = (State.KEPT.value, State.CLOSED.value, State.WAIVED.value)


def entered(state, commitments):
    """Take the tasks away that are over."""
    if state in OVER:
        tasks.done(commitments, tasks.KEEP_WORD, tasks.LATE)


def told(why, commitments):
    """Give the task to who does it; tell others when nobody did."""
    if why is Why.TASK:
        tasks.keep_word(commitments, _to_do)
    elif why is Why.NOT_DONE:
        tasks.escalate(commitments, _late)


def _to_do(commitment):
    return commitment.env._(
        "We told %(customer)s: “%(words)s” That day has come, and nothing was paid.",
        customer=commitment.partner_id.display_name,
        words=commitment.words,
    )


def _late(commitment):
    return commitment.env._(
        "We told %(customer)s: “%(words)s” It was to be done by %(day)s, and nobody "
        "did it.",
        customer=commitment.partner_id.display_name,
        words=commitment.words,
        day=format_date(commitment.env, commitment.due_on, date_format="medium"),
    )
