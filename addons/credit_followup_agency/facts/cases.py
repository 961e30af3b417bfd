"""The cases that the rows of an agency are about, with what is open and was paid."""

from odoo.tools import SQL

from odoo.addons.credit_followup.facts.exports.history import claim_ref, item_of
from odoo.addons.credit_followup.facts.exports.parties import partner_ref
from odoo.addons.credit_followup.facts.items import read
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.handover.matching import (
    OpenClaim,
    Placed,
    Received,
    Told,
)
from odoo.addons.credit_followup.followup_core.handover.states import State

from .placements import PROPOSED

PLACEMENT = "credit.followup.placement"
ITEM = "credit.followup.placement.item"
ROW = "credit.followup.feedback.row"


class Cases:
    """The cases of a company that a file may mean: each read once, batch by batch."""

    def __init__(self, agency, *, by_word=False):
        """Remember whose cases they are; nothing is read yet.

        :param by_word: for what is said by word, which may be in a file already
        """
        self._agency = agency
        self._by_word = by_word
        self._known = set()

    def look_up(self, told):
        """Return what these rows may mean and no row before them did.

        Cases of other agencies as well, so that a row about one of them is told so.

        :param told: rows with references, of feedback or of balances
        """
        ids = [one for one in self._named(told) if one not in self._known]
        self._known.update(ids)
        placements = self._agency.env[PLACEMENT].browse(ids)
        received = _received(placements)
        told = _told(placements, self._by_word)
        return [
            _placed(one, received.get(one.id, ()), told.get(one, ()))
            for one in placements
        ]

    def _named(self, told):
        """Return the ids of the cases that any of the references may mean.

        Zeros before them aside; which case a row means is the core's to say.
        """
        found = [
            SQL(
                "SELECT id FROM credit_followup_placement"
                " WHERE company_id = %s AND state <> %s AND %s",
                self._agency.company_id.id,
                State.CANCELLED.value,
                condition,
            )
            for condition in _conditions(told)
        ]
        if not found:
            return []
        query = SQL("%s ORDER BY 1", SQL(" UNION ").join(found))
        return [one for (one,) in read(self._agency.env, query, (PLACEMENT, ITEM))]


def _conditions(told):
    """Yield by what cases are found, one index each."""
    if refs := _bare(one.case_ref for one in told):
        yield SQL("ltrim(name, '0') IN %s", refs)
    if refs := _bare(one.agency_ref for one in told):
        yield SQL("ltrim(agency_ref, '0') IN %s", refs)
    if lines := {item_of(one.claim_ref) for one in told} - {None}:
        yield SQL(
            "id IN (SELECT placement_id FROM credit_followup_placement_item"
            " WHERE move_line_id IN %s)",
            tuple(lines),
        )
    if refs := _bare(one.invoice_no for one in told):
        yield SQL(
            "id IN (SELECT placement_id FROM credit_followup_placement_item"
            " WHERE ltrim(invoice_no, '0') IN %s)",
            refs,
        )


def _bare(refs):
    return tuple({one.lstrip("0") for one in refs if one})


def _placed(one, received, told):
    # Of files that left before it was kept.
    debtor = partner_ref(one.partner_id)
    claims = tuple(
        OpenClaim(
            claim_ref(item.move_line_id),
            money(item.amount_open),
            item.debtor_ref or debtor,
            item.invoice_no or "",
            bool(item.asked_back_on),
            item.answer in ("withdrawn", "closed"),
        )
        for item in one.item_ids
        if item.answer != PROPOSED
    )
    return Placed(
        str(one.id),
        one.agency_id.code,
        one.name,
        State(one.state),
        one.currency_id.name,
        one.agency_ref or "",
        one.delivered_on or None,
        claims,
        received,
        tuple(Told(row.payment_ref or "", money(row.amount), row.date) for row in told),
    )


def _told(placements, by_word):
    """Return the rows of payments that may be said once more, by placement.

    Beside a file those by word; beside a word all of them.
    """
    domain = [
        ("placement_id", "in", placements.ids),
        ("kind", "=", "payment"),
        ("state", "=", "applied"),
    ]
    if not by_word:
        domain.append(("feedback_id.is_word", "=", True))
    rows = placements.env[ROW].search_fetch(
        domain, ["placement_id", "payment_ref", "amount", "date"]
    )
    return rows.grouped("placement_id")


def _received(placements):
    """Return the payments that were told of each placement, less what came back."""
    groups = placements.env[ROW]._read_group(
        [
            ("placement_id", "in", placements.ids),
            ("kind", "in", ("payment", "payment_reversed")),
            ("state", "=", "applied"),
            ("payment_ref", "!=", False),
        ],
        ["placement_id", "payment_ref", "kind"],
        ["amount:sum"],
    )
    sums = {}
    for case, ref, kind, amount in groups:
        own = sums.setdefault(case.id, {})
        sign = 1 if kind == "payment" else -1
        own[ref] = own.get(ref, 0) + sign * money(amount)
    return {
        case: tuple(Received(ref, amount) for ref, amount in own.items() if amount >= 0)
        for case, own in sums.items()
    }
