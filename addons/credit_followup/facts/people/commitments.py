"""Facts of commitments: paid, held, and what was done since they were announced."""

from collections import defaultdict
from datetime import date

from ...followup_core.people.commitments import Commitment, State, Why


def read_commitments(commitments, as_of):
    """Return the core's facts of commitments, in a constant number of queries."""
    commitments = commitments.sudo()
    lines = commitments.action_id.line_ids.move_line_id
    holds = _holds(commitments, lines, as_of)
    served = _served(lines)
    return [_commitment(one, as_of, holds, served) for one in commitments]


def _commitment(one, as_of, holds, served):
    lines = one.action_id.line_ids.move_line_id
    unpaid = lines.filtered(lambda line: not line.reconciled)
    ends = [_held_until(line, one, holds) for line in unpaid]
    until = max(ends) if ends and all(ends) else None
    later = [
        day
        for line in lines
        for day, action in served[line.id]
        if action != one.action_id.id and day >= one.due_on
    ]
    return Commitment(
        key=one.id,
        state=State(one.state),
        reason=Why(one.reason),
        due_on=one.due_on,
        is_paid=not unpaid,
        is_held=until is not None and until > as_of,
        can_act=one.by_itself,
        is_done=bool(one.done_on) or (one.by_itself and bool(later)),
        waiver_waits=bool(one.waiver_by_id) and one.state != State.WAIVED.value,
        resumes_on=None if until in (None, date.max) else until,
    )


def _holds(commitments, lines, as_of):
    """Return until when all of an item was or is on hold, by item or customer."""
    found = commitments.env["credit.followup.hold"].search(
        [
            ("company_id", "in", commitments.company_id.ids),
            ("partner_id", "in", commitments.partner_id.ids),
            ("move_line_id", "in", (False, *lines.ids)),
            ("date_from", "<=", as_of),
        ]
    )
    ends = defaultdict(list)
    for hold in found.filtered(lambda one: not one.amount):
        key = hold.move_line_id or (hold.company_id, hold.partner_id)
        ends[key].append(hold.date_to or date.max)
    return ends


def _held_until(line, commitment, holds):
    """Return until when an item is or was held as a whole, None where it never was."""
    customer = holds.get((commitment.company_id, commitment.partner_id), [])
    return max([*holds.get(line, ()), *customer], default=None)


def _served(lines):
    """Return day and message of what served each item; a decision once it is taken."""
    rows = lines.env["credit.followup.action.line"].search_fetch(
        [
            ("move_line_id", "in", lines.ids),
            ("is_served", "=", True),
            *(
                "|",
                ("action_id.kind", "!=", "decision"),
                ("action_id.state", "=", "done"),
            ),
        ],
        ["move_line_id", "action_id"],
    )
    rows.action_id.fetch(["served_on"])
    found = defaultdict(list)
    for row in rows:
        if row.action_id.served_on:
            found[row.move_line_id.id].append(
                (row.action_id.served_on, row.action_id.id)
            )
    return found
