"""How the claims of a case stand: what is open, and each movement by its number."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

from odoo.addons.credit_followup.facts.exports.history import claim_ref
from odoo.addons.credit_followup.facts.exports.movements import read_movements
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.handover.deltas import (
    Moved,
    Movement,
    Standing,
)

KINDS = {
    "payment": Movement.PAYMENT,
    "credit_note": Movement.CREDIT_NOTE,
    "write_off": Movement.WRITE_OFF,
}


def read_standings(placements):
    """Return ``{placement id: standings of its claims}``, read at once."""
    own = placements.sudo()
    lines = own.item_ids.move_line_id
    moved = read_movements(own.env, lines)
    theirs = _booked_by_agencies(own, moved)
    return {
        one.id: [_standing(item, moved, theirs) for item in one.item_ids._there()]
        for one in own
    }


def _standing(item, moved, theirs):
    line = item.move_line_id
    rows = tuple(
        Moved(
            f"R{one.key}",
            KINDS.get(one.kind, Movement.CLEARING),
            one.day,
            one.amount,
            theirs.get(one.key) == item.placement_id.id,
        )
        for one in moved.get(line.id, ())
    )
    return Standing(
        claim_ref(line),
        money(line.amount_residual_currency),
        _master(line),
        rows,
        bool(item.asked_back_on),
    )


def _master(line):
    """Return a hash of what an agency was told of a claim and its debtor."""
    partner = line.partner_id.commercial_partner_id
    said = (
        *(partner.name, partner.street, partner.street2, partner.zip, partner.city),
        *(partner.country_id.code, partner.phone, partner.email, partner.vat),
        *(line.date_maturity, line.move_name),
    )
    return sha256(repr(said).encode()).hexdigest()[:16]


def _booked_by_agencies(placements, moved):
    """Return by matching the case whose agency told us of it.

    What another agency collected before, this one has to be told.
    """
    keys = [one.key for rows in moved.values() for one in rows]
    partials = placements.env["account.partial.reconcile"].browse(keys)
    return {
        one.id: one.credit_move_id.move_id.followup_placement_id.id for one in partials
    }


def told(standings):
    """Return standings as they are kept with a message."""
    return [
        {
            **one._asdict(),
            "open": str(one.open),
            "moved": [
                {
                    **row._asdict(),
                    "kind": row.kind.value,
                    "on": row.on.isoformat(),
                    "amount": str(row.amount),
                }
                for row in one.moved
            ],
        }
        for one in standings
    ]


def stored(rows):
    """Return standings as ``told`` wrote them."""
    return [
        Standing(
            **{
                **one,
                "open": Decimal(one["open"]),
                "moved": tuple(
                    Moved(
                        **{
                            **row,
                            "kind": Movement(row["kind"]),
                            "on": date.fromisoformat(row["on"]),
                            "amount": Decimal(row["amount"]),
                        }
                    )
                    for row in one["moved"]
                ),
            }
        )
        for one in rows or ()
    ]
