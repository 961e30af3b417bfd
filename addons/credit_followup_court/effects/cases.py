"""The next step of a case as the one task of whoever is responsible."""

from odoo import fields
from odoo.tools import html2plaintext
from odoo.tools.misc import format_date

from odoo.addons.credit_followup.effects import tasks
from odoo.addons.credit_followup.followup_core.court.steps import State, Why

STEP = "credit_followup_court.activity_court_step"


def plan(cases):
    """Give each case the one task that is next; what ended has none."""
    for one in cases:
        step = one._next()
        due, note = _next(one, step)
        known = tasks.of_kind(one, STEP)[:1]
        if not due:
            tasks.done(one, STEP)
        elif (known.date_deadline, known.user_id, _text(known)) != (
            due,
            one.user_id,
            note,
        ):
            tasks.done(one, STEP)
            one.activity_schedule(
                STEP,
                date_deadline=due,
                user_id=one.user_id.id,
                summary=step.with_context(lang=one.user_id.lang).name,
                note=note,
            )


def _text(task):
    return html2plaintext(task.note or "").strip()


def _next(one, step):
    """Return the day of the next task and what is to be done, or nothing."""
    if not step or one.state == State.ENDED.value:
        return None, ""
    own = one.with_context(lang=one.user_id.lang)
    env, today = own.env, fields.Date.context_today(one)
    named = {"step": own._next().name, "day": format_date(env, step.until)}
    if one.reason == Why.LOST.value:
        return today, env._(
            "%(step)s: the last day was %(day)s, and what was done is lost. Ask a "
            "lawyer.",
            **named,
        )
    if step.until:
        return step.until, env._("%(step)s: the last day is %(day)s.", **named)
    if step.not_before and step.not_before > today:
        named["day"] = format_date(env, step.not_before)
        return step.not_before, env._("%(step)s: from %(day)s on.", **named)
    return today, env._("%(step)s is the next step.", **named)
