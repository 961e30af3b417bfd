"""What follows when the time of an item runs out: somebody is asked to act."""

from odoo import fields
from odoo.tools.misc import format_amount, format_date

from ...followup_core.court.limitation import State
from .. import tasks

WARN = (State.NEAR, State.CLOSE)


def entered(state, limitations):
    """Ask for an act that interrupts, or take the task away."""
    if state in WARN:
        tasks.done(limitations, tasks.LIMITATION)
        tasks.interrupt(limitations, _words, _due)
    else:
        tasks.done(limitations, tasks.LIMITATION)


def planned(limitations):
    """Plan the task anew of those whose day has moved within the same state."""
    warned = limitations.filtered(lambda one: State(one.state) in WARN)
    moved = warned.filtered(
        lambda one: tasks.of_kind(one, tasks.LIMITATION)[:1].date_deadline != _due(one)
    )
    asked = moved.filtered(lambda one: tasks.of_kind(one, tasks.LIMITATION))
    tasks.done(asked, tasks.LIMITATION)
    tasks.interrupt(asked, _words, _due)


def _due(one):
    """Return the last day, which the task names; never a day that is over."""
    return max(one.last_on, fields.Date.context_today(one))


def _words(one):
    """Say what is lost and when, in the language of who has to act."""
    env = one.env
    return env._(
        "%(amount)s of %(item)s (%(customer)s) can be claimed until %(day)s only "
        "(%(article)s). A reminder does not change that everywhere: ask for a written "
        "acknowledgement, or for a lawyer.",
        amount=format_amount(env, one.amount, one.currency_id),
        item=one.move_line_id.move_name or "",
        customer=one.partner_id.name,
        day=format_date(env, one.last_on),
        article=one.article,
    )
