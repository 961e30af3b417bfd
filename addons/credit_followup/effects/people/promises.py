"""What follows when a promise is kept or broken: its hold, a word to the officer."""

from odoo.tools.misc import format_amount, format_date

from ...followup_core.people.promises import State
from .. import tasks

MISSED = (State.PARTLY.value, State.BROKEN.value)


def entered(state, promises):
    """Hold what is promised; let go what is over, and tell who follows it up."""
    if state == State.OPEN.value:
        promises._hold()
        return
    promises._end_holds()
    if state in MISSED:
        tasks.tell_broken(promises, _words)


def _words(promise):
    """Say what was promised and what came of it, in the promise's language."""
    amount = format_amount(promise.env, promise.amount, promise.currency_id)
    day = format_date(promise.env, promise.promised_on, date_format="medium")
    if promise.state == State.PARTLY.value:
        return promise.env._(
            "%(customer)s promised %(amount)s by %(day)s and paid a part of it. The "
            "follow-up goes on.",
            customer=promise.partner_id.display_name,
            amount=amount,
            day=day,
        )
    return promise.env._(
        "%(customer)s promised %(amount)s by %(day)s and did not pay. The follow-up "
        "goes on.",
        customer=promise.partner_id.display_name,
        amount=amount,
        day=day,
    )
