"""What follows from where an insured loss stands: tasks before each day, holds."""

from odoo import fields
from odoo.tools.misc import format_amount, format_date

from odoo.addons.credit_followup.effects import tasks

# The one task that follows from where a loss stands; what else is asked stays.
NEXT = "credit_followup_insurance.activity_insurer"


def plan(losses):
    """Give each loss the one task that is next, due on its last day; all at once."""
    env = losses.env
    kind, model = env.ref(NEXT), env["ir.model"]._get_id(losses._name)
    users = responsible(losses)
    over, new = env["mail.activity"], []
    for one in losses:
        user = users[one]
        note, day = _next(one.with_context(lang=user.lang))
        wanted = (day, user, note)
        known = one.activity_ids.filtered(lambda task: task.activity_type_id == kind)
        same = known.filtered(lambda task, wanted=wanted: _said(task) == wanted)[:1]
        over |= known - same
        if note and not same:
            values = {"date_deadline": day, "user_id": user.id, "summary": note}
            new.append({"res_id": one.id, **values})
    over.unlink()
    both = {"activity_type_id": kind.id, "res_model_id": model}
    # Nobody gets a mail for each: the cockpit shows them.
    quick = env["mail.activity"].with_context(mail_activity_quick_update=True)
    quick.create([{**both, **values} for values in new])
    losses.invalidate_recordset(["activity_ids"])


def _said(task):
    return task.date_deadline, task.user_id, task.summary


def responsible(losses):
    """Return who sees to each loss: whoever left the company sees to nothing."""
    found = {}
    for company, own in losses.grouped("company_id").items():
        others = tasks.managers(losses.env, company)[:1]
        for one in own:
            asked = (one.user_id, one.contract_id.user_id, company.followup_user_id)
            found[one] = next((user for user in asked if user.active), others)
    return found


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
