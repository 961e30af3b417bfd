"""What follows from what an agency says: states, entries, notes, tasks."""

from odoo.exceptions import UserError

from odoo.addons.credit_followup.facts.exports.history import claim_ref
from odoo.addons.credit_followup.followup_core.handover.events import is_of_all

from ..effects import books
from ..facts.placements import PROPOSED
from . import messages
from .placements import ask


def apply(row):
    """Let a row have its effect, whole or not at all.

    :raises UserError: if it cannot
    """
    case = row.placement_id
    if not case and row.kind not in ("fee", "payout"):
        raise UserError(row.env._("Say first which case it is about."))
    if case and row.agency_ref and not case.agency_ref:
        case.agency_ref = row.agency_ref
    _EFFECTS[row.kind](row, case)
    if case:
        _note(row)


def is_plain(row):
    """Tell whether a row may be applied together with others."""
    return books.is_plain(row)


def apply_payments(rows):
    """Let payments have their effect together, whole or not at all."""
    books.payments(rows)
    for row in rows:
        case = row.placement_id
        if row.agency_ref and not case.agency_ref:
            case.agency_ref = row.agency_ref
    _note(rows)


def _items(row, case):
    """Return the claims that a row is about: all of the case where it names none."""
    return row.item_id or case.item_ids.filtered(
        lambda one: one.answer not in ("withdrawn", "closed", PROPOSED)
    )


def _is_of_all(row, case):
    """Tell whether a row is about the case: beside its claim the agency has none."""
    claim = claim_ref(row.item_id.move_line_id) if row.item_id else ""
    return is_of_all(claim, [*map(claim_ref, case.item_ids._there().move_line_id)])


# === STATES === #


def _received(_row, case):
    case.is_received = True


def _accepted(row, case):
    case.is_received = True
    _items(row, case).write(
        {"answer": "accepted", "answered_on": row.date, "reject_reason": False}
    )


def _rejected(row, case):
    was_taken = case.state in ("active", "paused")
    case.is_received = True
    items = _items(row, case)
    items.write(
        {
            "answer": "rejected",
            "answered_on": row.date,
            "reject_reason": row.reject or "other",
        }
    )
    # What it does not take is ours again at once.
    held = case._own_holds().filtered(
        lambda one: one.move_line_id in items.move_line_id
    )
    held.action_end()
    if was_taken and not case.item_ids._there():
        # What was taken once is given back, not refused: a person decides what follows.
        case.write({"is_closed": True, "close_code": "refused", "closed_on": row.date})


def _paused(row, case):
    """Pause the case; one claim that rests does not stop the others."""
    if _is_of_all(row, case):
        case.is_paused = True


def _resumed(_row, case):
    case.is_paused = False


def _closed(row, case):
    """Close the claim that is named, and the case once none is left there."""
    if row.item_id:
        row.item_id.write({"answer": "closed", "answered_on": row.date})
    if not _is_of_all(row, case):
        return
    case.write(
        {
            "is_closed": True,
            "close_code": row.close or "uncollectable",
            "closed_on": row.date,
        }
    )


def _recall_confirmed(row, case):
    """Take back the claim that is named, and the case once none is left there."""
    if row.item_id:
        row.item_id.write({"answer": "withdrawn", "answered_on": row.date})
    if not _is_of_all(row, case):
        return
    case.write({"recall": "confirmed", "closed_on": row.date})


def _recall_refused(row, case):
    """Leave with the agency what it keeps, and let somebody see why."""
    (row.item_id or case.item_ids).asked_back_on = False
    asked = case.item_ids._there().filtered("asked_back_on")
    if case.recall == "asked" and not asked:
        case.recall = "refused"
    if row.item_id:
        _told(row, case)


# === FOR PEOPLE === #


def _told(row, case):
    """Ask somebody to see to what only a person may answer."""
    words = dict(row._fields["kind"]._description_selection(row.env))
    ask(case, ": ".join(filter(None, (words[row.kind], row.text))))


def _traced(row, case):
    row.env["credit.followup.found"].create(
        {"placement_id": case.id, "found_on": row.date, "words": row.text}
    )
    _told(row, case)


def _dispute(row, case):
    """Note the dispute on each claim, where none is open."""
    disputes = row.env["credit.followup.dispute"]
    for item in _items(row, case):
        known = disputes.search(
            [
                ("move_line_id", "=", item.move_line_id.id),
                ("state", "in", ("open", "overdue")),
            ],
            limit=1,
        )
        if not known and item.amount_open > 0:
            disputes.create(
                {
                    "company_id": case.company_id.id,
                    "partner_id": case.partner_id.id,
                    "move_line_id": item.move_line_id.id,
                    "amount": item.amount_open,
                    "ground": "other",
                    "words": row.text,
                    "user_id": case.user_id.id,
                }
            )


def _only_noted(_row, _case):
    """The conversation has it: nothing else follows."""


# === THE CONVERSATION === #


def _note(rows):
    """Keep what the agency said in the conversations of its cases."""
    words = dict(rows._fields["kind"]._description_selection(rows.env))
    rows.env["credit.followup.placement.message"].create(
        [_said(row, words[row.kind]) for row in rows]
    )


def _said(row, word):
    case = row.placement_id
    amount = case._money(row.amount) if row.amount else ""
    return {
        "placement_id": case.id,
        "agency_id": row.agency_id.id,
        "direction": "in",
        "uuid": row.identity,
        "kind": "answer",
        "state": "received",
        "channel": row.agency_id.transport,
        "user_id": row.decided_by_id.id or row.feedback_id.user_id.id,
        "sha256": row.fingerprint
        or messages.words_digest([row.identity, row.kind, str(row.date)]),
        "said": " · ".join(filter(None, (word, amount, row.text))),
        "sent_at": row.feedback_id.read_at,
    }


_EFFECTS = {
    "received": _received,
    "accepted": _accepted,
    "rejected": _rejected,
    "info_requested": _told,
    "debtor_traced": _traced,
    "promise": _only_noted,
    "plan_agreed": _only_noted,
    "payment": books.payment,
    "payment_reversed": books.reversal,
    "dispute": _dispute,
    "insolvency": _told,
    "deceased": _told,
    "legal_started": _only_noted,
    "title_obtained": _only_noted,
    "paused": _paused,
    "resumed": _resumed,
    "fee": books.fee,
    "payout": books.payout,
    "closed": _closed,
    "recall_confirmed": _recall_confirmed,
    "recall_refused": _recall_refused,
}
