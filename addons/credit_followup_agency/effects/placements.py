"""What happens around a case at an agency: messages, tasks, holds."""

from odoo import fields

from odoo.addons.credit_followup.effects.tasks import approval_is_given
from odoo.addons.credit_followup.facts.exports.history import claim_ref
from odoo.addons.credit_followup.followup_core.handover.deltas import changes

from ..facts.standings import read_standings, stored, told
from . import messages

SEE_TO = "credit_followup_agency.activity_agency"
APPROVE = "credit_followup.activity_approve"


def plan(placements):
    """Give each case the one task that is next; what runs by itself has none."""
    placements.activity_unlink([SEE_TO], only_automated=False)
    for one in placements:
        note = _next(one)
        if note:
            one.activity_schedule(
                SEE_TO,
                fields.Date.context_today(one),
                note=note,
                user_id=(one.user_id or one.agency_id.user_id).id,
            )


def _next(one):
    """Return what somebody has to do about a case, in the words of his language."""
    env = one.with_context(lang=one.user_id.lang).env
    if one._is_late():
        reasons = dict(one._fields["reason"]._description_selection(env))
        return reasons[one.reason]
    said = {
        "rejected": env._("The agency does not take it: decide what follows."),
        "recalled": env._("The agency has given it back: decide what follows."),
    }
    if one.state == "closed" and one.amount_open > 0:
        return env._("The agency has closed it and money is open: decide what follows.")
    return said.get(one.state, "")


def ask_approval(placements):
    """Ask a second person to look at a case before it leaves."""
    for one in placements:
        one.activity_schedule(
            APPROVE,
            fields.Date.context_today(one),
            note=one.env._("A case waits for a second person before it leaves."),
            user_id=(one.agency_id.user_id or one.user_id).id,
        )


def approved(placements):
    """Close the question of whoever was asked."""
    approval_is_given(placements)


def hold_again(placements):
    """Suspend what is at an agency and is not, as after a returned payment."""
    for one in placements:
        held = one._own_holds().move_line_id
        rows = [
            {**row, "source_model": one._name, "reason": one._hold_reason}
            for row in one._hold_rows()
            if row["move_line_id"] not in held.ids
        ]
        one.env["credit.followup.hold"].sudo().create(rows)


def tell_changes(placements):
    """Send each agency what changed since its last message, once."""
    now = read_standings(placements)
    for one in placements:
        last = one._last_told()
        if not last:
            continue
        # What the agency does not take, it is not told about.
        rejected = one.item_ids.filtered(lambda item: item.answer == "rejected")
        refs = {claim_ref(item.move_line_id) for item in rejected}
        before = [known for known in stored(last.standing) if known.ref not in refs]
        change = changes(before, now[one.id])
        if change.unexplained:
            one._note_unexplained(change.unexplained)
        elif change.lines:
            messages.tell(one, "update", change.lines, told(now[one.id]))
