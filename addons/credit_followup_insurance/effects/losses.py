"""What follows from where an insured loss stands: tasks before each day, holds."""

from odoo import fields
from odoo.tools.misc import format_amount, format_date

from odoo.addons.credit_followup.effects import tasks

# The one task that follows from where a loss stands; what else is asked stays.
NEXT = "credit_followup_insurance.activity_insurer"


def plan(losses):
    """Give each loss the one task that is next, due on its last day."""
    kind = losses.env.ref(NEXT)
    for one in losses:
        user = responsible(one)
        note, day = _next(one.with_context(lang=user.lang))
        known = one.activity_ids.filtered(lambda task: task.activity_type_id == kind)
        same = known.filtered(
            lambda task, day=day, user=user: (
                (task.date_deadline, task.user_id) == (day, user)
            )
        )
        said = same.filtered(lambda task, note=note: task.summary == note)
        (known - said[:1]).unlink()
        if note and not said:
            one.activity_schedule(NEXT, day, summary=note, user_id=user.id)


def responsible(one):
    """Return who sees to a loss: whoever left the company sees to nothing."""
    asked = (one.user_id, one.contract_id.user_id, one.company_id.followup_user_id)
    there = (user for user in asked if user.active)
    return next(there, None) or tasks.managers(one.env, one.company_id)[:1]


def _next(one):
    """Return what somebody has to do, in the words of his language, and until when."""
    today = fields.Date.context_today(one)
    words = {
        "insurer": one.insurer_id.name,
        "risk": format_amount(one.env, one.amount_at_risk, one.contract_currency_id),
        "share": format_amount(one.env, one.amount_to_share, one.contract_currency_id),
        "day": one.until and format_date(one.env, one.until, date_format="medium"),
    }
    said = {
        "to_notify": one.env._(
            "Notify %(insurer)s of the overdue by %(day)s: %(risk)s is at risk.",
            **words,
        ),
        "to_hand_over": one.env._(
            "Hand it over to %(insurer)s by %(day)s: %(risk)s is at risk.", **words
        ),
        "to_file": one.env._(
            "File the claim with %(insurer)s by %(day)s: %(risk)s is at risk.", **words
        ),
        "payable": one.env._(
            "The waiting time is over: ask %(insurer)s for the indemnity.", **words
        ),
        "to_share": one.env._(
            "Of what came in %(share)s is due to %(insurer)s.", **words
        ),
    }
    late = one.state in ("payable", "to_share")
    return said.get(one.state, ""), today if late or not one.until else one.until


def entered(state, losses):
    """Let whoever answers for it know that a day was missed."""
    if state != "forfeited":
        return
    reasons = dict(losses._fields["reason"]._description_selection(losses.env))
    for one in losses:
        lost = format_amount(one.env, one.amount_forfeited, one.contract_currency_id)
        one.message_post(
            body=one.env._(
                "%(why)s: %(amount)s that the insurer would have paid is forfeited.",
                why=reasons.get(one.reason, ""),
                amount=lost,
            )
        )


def hold_again(losses):
    """Suspend our follow-up of what the insurer collects, and nothing else."""
    holds = losses._own_holds()
    kept = {(one.id, line.id) for one in losses for line in one._held_lines()}
    gone = holds.filtered(lambda one: (one.source_id, one.move_line_id.id) not in kept)
    gone.action_end()
    held = {(one.source_id, one.move_line_id.id) for one in holds - gone}
    rows = [
        {**row, "source_model": losses._name, "reason": losses._hold_reason}
        for row in losses._hold_rows()
        if (row["source_id"], row["move_line_id"]) not in held
    ]
    losses.env["credit.followup.hold"].sudo().create(rows)
