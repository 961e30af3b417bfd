"""The next day of proceedings as the one task of whoever is responsible."""

from odoo import fields
from odoo.tools.misc import format_date

from odoo.addons.credit_followup.effects import tasks
from odoo.addons.credit_followup.followup_core.court.insolvency import State

FILE = "credit_followup_court.activity_file_claim"


def plan(insolvencies):
    """Give each the one task that is next; what is done has none."""
    for one in insolvencies:
        due, note = _next(one)
        known = tasks.of_kind(one, FILE)[:1]
        if not due:
            tasks.done(one, FILE)
        elif known.date_deadline != due or known.user_id != one.user_id:
            tasks.done(one, FILE)
            _ask(one, due, note)


def _ask(one, due, note):
    kind = one.env.ref(FILE).with_context(lang=one.user_id.lang)
    one.activity_schedule(
        FILE,
        date_deadline=due,
        user_id=one.user_id.id,
        summary=kind.name,
        note=note,
    )


def _next(one):
    """Return the day of the next task and what is to be done, or nothing."""
    env = one.with_context(lang=one.user_id.lang).env
    today = fields.Date.context_today(one)
    day = format_date(env, one.file_until)
    said = {
        State.OPEN.value: env._("File the claim by %(day)s, or it is lost.", day=day),
        State.NEAR.value: env._("File the claim by %(day)s, or it is lost.", day=day),
        State.MISSED.value: env._(
            "The last day was %(day)s: ask a lawyer whether a court lets it in.",
            day=day,
        ),
        State.LISTED.value: env._("Look whether the debtor's list has our claim."),
        State.REJECTED.value: env._("The claim was rejected: ask a lawyer."),
    }
    note = said.get(one.state)
    if not note:
        return None, ""
    if one.state == State.OPEN.value and not one.file_until:
        return today, env._("Look in the judgment for the last day to file the claim.")
    waits = one.state in (State.OPEN.value, State.NEAR.value)
    return (one.file_until if waits else one.next_on or today), note
