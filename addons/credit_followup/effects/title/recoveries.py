"""The days of a claim to goods, as tasks of whoever is responsible for it."""

from odoo import fields
from odoo.tools.misc import format_date

from ...followup_core.title.recovery import State
from .. import tasks


def plan(claims):
    """Give each claim the one task that is next; what is over has none."""
    claims.activity_unlink([tasks.CLAIM_GOODS], only_automated=False)
    for claim in claims:
        due, note = _next(claim)
        if due:
            tasks.claim_goods(claim, note, due)


def _next(claim):
    """Return the day of the next task and what is to be done, or nothing."""
    env = claim.with_context(lang=claim.user_id.lang).env
    today = fields.Date.context_today(claim)
    said = {
        State.DRAFT.value: (
            claim.claim_until,
            env._("Last day to claim these goods, by registered letter: %(day)s."),
        ),
        State.SENT.value: (
            claim.answer_until,
            env._("An answer is due by %(day)s."),
        ),
        State.UNANSWERED.value: (
            claim.petition_until or today,
            env._("Nobody agreed: ask the court by %(day)s, or the goods are lost."),
        ),
        State.REFUSED.value: (
            claim.petition_until or today,
            env._("It was refused: ask the court by %(day)s, or the goods are lost."),
        ),
        State.AGREED.value: (today, env._("Take the goods back.")),
    }
    due, note = said.get(claim.state, (False, ""))
    if not due:
        return False, ""
    return due, note % {"day": format_date(env, due)}
