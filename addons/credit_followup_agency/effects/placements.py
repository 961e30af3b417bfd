"""What happens around a case at an agency: messages, tasks, holds."""

import logging

from odoo import fields
from odoo.exceptions import LockError
from odoo.tools import html2plaintext

from odoo.addons.credit_followup.effects import tasks
from odoo.addons.credit_followup.facts.exports.history import claim_ref
from odoo.addons.credit_followup.followup_core.documents.refused import RefusedError
from odoo.addons.credit_followup.followup_core.handover.deltas import changes

from ..facts.placements import GONE
from ..facts.standings import read_standings, stored, told
from . import messages

_logger = logging.getLogger(__name__)
# The one task that follows from where a case stands; what else is asked stays.
SEE_TO = "credit_followup_agency.activity_agency"
TO_DO = "mail.mail_activity_data_todo"


def plan(placements):
    """Give each case the one task that is next; what runs by itself has none."""
    placements.activity_unlink([SEE_TO], only_automated=False)
    today = fields.Date.context_today(placements)
    stuck = _stuck(placements)
    # After a night many say the same to one person.
    users = {one: responsible(one) for one in placements}
    alike = placements.grouped(
        lambda one: (_next(one, stuck.get(one, ""), users[one]), users[one])
    )
    for (note, user), own in alike.items():
        if note:
            own.activity_schedule(SEE_TO, today, note=note, user_id=user.id)


def _stuck(placements):
    """Return by case what became of a message that does not leave by itself."""
    rows = (
        placements.env["credit.followup.placement.message"]
        .sudo()
        ._read_group(
            [
                ("placement_id", "in", placements.ids),
                ("direction", "=", "out"),
                ("state", "in", ("by_hand", "failed")),
            ],
            ["placement_id", "state"],
            order="state",
        )
    )
    # One that failed is told before one that is to be brought.
    return {case.sudo(placements.env.su): state for case, state in rows}


def _next(one, stuck, user):
    """Return what somebody has to do about a case, in the words of his language."""
    env = one.with_context(lang=user.lang).env
    if stuck == "failed":
        return env._("A message to the agency could not be sent: look at it.")
    if stuck == "by_hand":
        return env._("Bring the file to the agency, and say so in the conversation.")
    if one._is_late():
        reasons = dict(one._fields["reason"]._description_selection(env))
        return reasons[one.reason]
    said = {
        "rejected": env._("The agency does not take it: decide what follows."),
        "recalled": env._("The agency has given it back: decide what follows."),
        "closed": env._(
            "The agency has closed it and money is open: decide what follows."
        ),
    }
    # Claims that came back one by one are ours to decide on as well.
    is_open = any(item.amount_open > 0 for item in one.item_ids)
    if one.state == "settled":
        return said.get(one.reason, "") if is_open else ""
    if one.state == "closed" and not is_open:
        return ""
    return said.get(one.state, "")


def responsible(one):
    """Return who sees to a case: whoever left the company sees to nothing."""
    asked = (one.user_id, one.agency_id.user_id, one.company_id.followup_user_id)
    there = (user for user in asked if user.active)
    return next(there, None) or tasks.managers(one.env, one.company_id)[:1]


def hold_again(placements):
    """Suspend what is at an agency and is not, and free what is there no more.

    A returned payment, a claim that joined and one that was taken after all are held;
    one that was rejected or left the case is not.
    """
    holds = placements._own_holds()
    kept = {(one.id, line.id) for one in placements for line in one._held_lines()}
    gone = holds.filtered(lambda one: (one.source_id, one.move_line_id.id) not in kept)
    gone.action_end()
    held = {(one.source_id, one.move_line_id.id) for one in holds - gone}
    rows = [
        {**row, "source_model": placements._name, "reason": placements._hold_reason}
        for row in placements._hold_rows()
        if (row["source_id"], row["move_line_id"]) not in held
    ]
    placements.env["credit.followup.hold"].sudo().create(rows)


def tell_changes(placements):
    """Send each agency what changed since its last message, once."""
    now = read_standings(placements)
    for one in placements:
        last = one._last_told()
        if not last:
            continue
        # What the agency does not take, closed or gave back, it is not told about.
        given_up = one.item_ids.filtered(lambda item: item.answer in GONE)
        refs = {claim_ref(item.move_line_id) for item in given_up}
        before = [known for known in stored(last.standing) if known.ref not in refs]
        change = changes(before, now[one.id])
        if change.unexplained:
            _ask_about(one, change.unexplained)
        elif change.lines:
            _update(one, change.lines, now[one.id])


def _ask_about(one, unexplained):
    """Ask somebody about a balance that no movement explains."""
    ask(
        one,
        one.env._(
            "The balance of %(claims)s changed, and no payment or credit says why: the "
            "agency is told once it is clear.",
            claims=", ".join(ref for ref, _amount in unexplained),
        ),
    )


def _update(one, lines, standings):
    """Make the message; a layout that cannot hold it stops no payment, but is asked.

    The night tries again, also where another worker has the case in this second: what
    is left to tell follows from how the claims stand.
    """
    try:
        with one.env.cr.savepoint():
            messages.tell(one, "update", lines, told(standings))
    except LockError as error:
        _logger.info("Case %s is told in the night: %s", one.name, error)
    except (messages.LayoutError, RefusedError) as error:
        ask(one, one.env._("The agency could not be told: %(why)s", why=error))


def ask(one, note):
    """Ask whoever is responsible for a case to see to something.

    The night asks again and again: one task that says the same is enough.
    """
    if note in map(html2plaintext, one.activity_ids.mapped("note")):
        return
    one.activity_schedule(
        TO_DO,
        fields.Date.context_today(one),
        note=note,
        user_id=responsible(one).id,
    )
