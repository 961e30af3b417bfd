"""What follows when somebody disputes an invoice: tasks for those who decide."""

from odoo.tools.misc import format_date

from ...followup_core.people.disputes import State, Why
from .. import tasks

OVER = (
    State.ACCEPTED.value,
    State.REJECTED.value,
    State.WITHDRAWN.value,
    State.PAID.value,
)


def raised(disputes):
    """Give the owner of each dispute the task to decide it by its deadline."""
    tasks.done(disputes.sudo(), tasks.DISPUTE)
    tasks.decide_disputes(disputes.sudo(), _to_decide)


def entered(state, disputes):
    """Take the task away that is over; what is disputed anew is decided anew."""
    if state in OVER:
        tasks.done(disputes, tasks.DISPUTE, tasks.LATE)
    elif state == State.OPEN.value:
        raised(disputes)


def told(why, disputes):
    """Remind the owner before the deadline, and tell others when it is over."""
    if why is Why.DEADLINE_NEAR:
        for dispute in disputes:
            _remind(dispute)
    elif why is Why.ESCALATED:
        tasks.escalate(disputes, _late)
    elif why is Why.CREDIT_LATE:
        tasks.escalate(disputes, _not_credited)


def _remind(dispute):
    """Notify the owner by mail or in Odoo, as that user wants to be."""
    own = dispute.with_context(lang=dispute.user_id.lang)
    own.message_notify(
        partner_ids=dispute.user_id.partner_id.ids,
        subject=own.env._("Decide by %(day)s: %(what)s", what=own.name, day=_day(own)),
        body=_to_decide(own),
    )


def _to_decide(dispute):
    """Say what is disputed, in the language of who decides."""
    return dispute.env._(
        "%(customer)s disputes %(what)s. Decide by %(day)s: accept it or reject it.",
        customer=dispute.partner_id.display_name,
        what=dispute.name,
        day=_day(dispute),
    )


def _late(dispute):
    return dispute.env._(
        "Nobody has decided on %(what)s of %(customer)s; %(owner)s was to by %(day)s.",
        what=dispute.name,
        customer=dispute.partner_id.display_name,
        owner=dispute.user_id.name,
        day=_day(dispute),
    )


def _not_credited(dispute):
    return dispute.env._(
        "%(what)s of %(customer)s was accepted, and no credit note covers it yet.",
        what=dispute.name,
        customer=dispute.partner_id.display_name,
    )


def _day(dispute):
    return format_date(dispute.env, dispute.deadline_on, date_format="medium")
