"""Messages to agencies: made once with their bytes, then sent, again if need be."""

import json
import logging
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256

import psycopg2

from odoo import fields
from odoo.tools.misc import format_date
from odoo.tools.translate import LazyTranslate

from odoo.addons.credit_followup.effects.exports.files import written
from odoo.addons.credit_followup.effects.exports.packages import keep
from odoo.addons.credit_followup.effects.exports.sheets import sheets
from odoo.addons.credit_followup.effects.exports.summaries import summary
from odoo.addons.credit_followup.facts.exports.history import claim_ref
from odoo.addons.credit_followup.followup_core.exports.canonical import canonical
from odoo.addons.credit_followup.followup_core.exports.layouts.ubl_reminder import (
    reminder,
)
from odoo.addons.credit_followup.followup_core.exports.package import packages
from odoo.addons.credit_followup.followup_core.handover.deltas import Delta

from ..models.transports.transport import TransportError

_logger = logging.getLogger(__name__)
_lt = LazyTranslate(__name__)
CHANGES = {
    Delta.PAYMENT.value: _lt("Payment"),
    Delta.RECALL.value: _lt("Asked back"),
    Delta.MASTER.value: _lt("Address, number or due date changed"),
    Delta.PAYMENT_REVERSAL.value: _lt("Payment returned"),
    Delta.CLEARING.value: _lt("Set off"),
    Delta.CREDIT_NOTE.value: _lt("Credit note"),
    Delta.WRITE_OFF.value: _lt("Written off"),
    Delta.CHARGE.value: _lt("Charge"),
    Delta.REVERSAL.value: _lt("Taken back"),
    Delta.NEW_CLAIM.value: _lt("New claim"),
}
UNEXPECTED = _lt("Something unexpected happened: the log of the server says what.")
MEGABYTE = 10**6
# After so many attempts a person is asked.
MOST_ATTEMPTS = 5
# A server that is away for some minutes does not use them up.
PAUSE = timedelta(minutes=20)


def tell(placement, kind, lines=(), standing=()):
    """Make a message to the agency: its file, its number, what it says.

    :raises LockError: if another worker does something with the case in this second
    """
    placement.sudo().lock_for_update(allow_referencing=True)
    moment = fields.Datetime.now()
    state = kind if kind in ("handover", "update", "recall", "close") else "update"
    dossier = placement._dossiers(moment, state)[placement]
    previous = placement._last_out().manifest_sha256 or None
    said = [_line(one) for one in lines]
    files = _files(placement, dossier, said, is_whole=kind == "handover")
    parts = packages(
        dossier, files, previous, placement.agency_id.most_megabytes * MEGABYTE
    )
    exports = keep(placement, placement.agency_id.partner_id, parts, dossier)
    left = {one["path"] for one in dossier["documents"]}
    placement.sudo().document_ids.filtered(lambda one: one.path in left).has_left = True
    return (
        placement.env["credit.followup.placement.message"]
        .sudo()
        .create(
            {
                "placement_id": placement.id,
                "agency_id": placement.agency_id.id,
                "sequence": dossier["message"]["sequence"],
                "uuid": dossier["message"]["id"],
                "kind": kind,
                "made_at": moment,
                "channel": placement.agency_id.transport,
                "user_id": placement.env.uid,
                "export_ids": [(6, 0, exports.ids)],
                "sha256": exports[:1].sha256,
                "manifest_sha256": parts[-1].manifest_sha256,
                "said": "\n".join(_sentence(placement, one) for one in said),
                "standing": list(standing),
            }
        )
    )


def _files(placement, dossier, said, is_whole):
    """Return the files that go along, by their path in the package."""
    found = {}
    for layout in placement.agency_id.layout_ids:
        file = written(layout._core_layout(), [dossier])
        if file.findings:
            raise LayoutError(layout, file.findings)
        found[file.name] = file.content
    if said:
        found["changes.json"] = canonical(said)
    found |= _papers(placement.agency_id, dossier, whole=is_whole)
    by_path = {one.path: one for one in placement.document_ids}
    for one in dossier["documents"]:
        found[one["path"]] = by_path[one["path"]]._bytes()
    return found


def unwritten(placement, dossier):
    """Return what its agency's layouts cannot hold, as findings of a pre-flight."""
    return [
        {
            "code": "layout",
            "name": f"{layout.name}: {line}",
            "forbids": True,
            "where_model": layout._name,
            "where_id": layout.id,
        }
        for layout in placement.agency_id.layout_ids
        for line in written(layout._core_layout(), [dossier]).findings
    ]


def _papers(agency, dossier, whole):
    """Return what is made of a dossier beside its layouts, as the agency wants it."""
    found = {}
    env = agency.with_context(lang=agency.partner_id.lang or agency.env.lang).env
    if whole and agency.with_summary:
        found["summary.pdf"] = summary(env, dossier)
    if whole and agency.with_reminder:
        found["reminder.xml"] = reminder(dossier)
    if whole and agency.with_sheets:
        found |= sheets(env, dossier)
    return found


class LayoutError(Exception):
    """A layout that cannot hold a case: ``layout`` and the lines that say why."""

    def __init__(self, layout, findings):
        """Keep what is wrong."""
        super().__init__("; ".join(findings))
        self.layout = layout
        self.findings = findings


def _line(one):
    """Return a change as the agency reads it."""
    found = {"claim_ref": one.ref, "type": one.kind.value, "amount": f"{one.amount:f}"}
    if one.on:
        found["date"] = one.on.isoformat()
    if one.id:
        found["ref"] = one.id
    return found


def _sentence(placement, one):
    """Return a change in the words of people; the agency reads the codes."""
    names = {
        claim_ref(item.move_line_id): item.move_id.name for item in placement.item_ids
    }
    amount, day, change = abs(float(one["amount"])), one.get("date"), one["type"]
    words = (
        placement.env._(CHANGES[change]),
        names.get(one["claim_ref"], one["claim_ref"]),
        placement._money(amount) if amount else "",
        format_date(placement.env, day) if day else "",
    )
    return " · ".join(filter(None, words))


def begin(message):
    """Note that a message is about to leave; return whether it may be there already.

    Who calls commits before ``send``: whatever happens then, nobody takes it for one
    that never left, and one that ends the worker is not tried for ever.
    """
    before = message.may_be_there
    message.write(
        {
            "attempts": message.attempts + 1,
            "may_be_there": True,
            "next_try_at": False,
        }
    )
    with _kept_on(message, before, never_left=True):
        if message.attempts > MOST_ATTEMPTS:
            # Each try ended the worker: nobody was left to count it.
            raise TransportError(message.env._(UNEXPECTED), is_final=True)
        message.agency_id._transport()._prepare(message)
    return before


def send(message, before):
    """Send one message that was begun; what went wrong is kept on it.

    Who calls commits: between sending and committing nothing else happens.

    :param before: whether it may be there by an earlier try
    """
    with _kept_on(message, before):
        transport = message.agency_id._transport()
        method = transport._recall if message.kind == "recall" else transport._send
        if method(message):
            message._left()
        else:
            message.write({"state": "by_hand", "may_be_there": before})
            message.placement_id._plan()


@contextmanager
def _kept_on(message, before, never_left=False):
    """Keep on a message what goes wrong: a fault of ours does not keep the others."""
    try:
        with message.env.cr.savepoint():
            try:
                yield
            except TransportError as error:
                # Not undone: parts of it may have left.
                _failed(message, error, before)
    except psycopg2.OperationalError:
        raise
    except Exception:
        _logger.exception("Message %s was not sent", message.uuid)
        words = message.env._(UNEXPECTED)
        _failed(message, TransportError(words, never_left=never_left), before)


def _failed(message, error, before):
    """Keep what went wrong; a person is asked where another try is of no use."""
    is_over = error.is_final or message.attempts >= MOST_ATTEMPTS
    message.write(
        {
            "result": str(error),
            "state": "failed" if is_over else "ready",
            "may_be_there": before or not error.never_left,
            "next_try_at": fields.Datetime.now() + PAUSE,
        }
    )
    if is_over:
        message.placement_id._note_not_sent(message)
        message.placement_id._plan()


def words_digest(said):
    """Return the SHA-256 of a row of an agency."""
    return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
