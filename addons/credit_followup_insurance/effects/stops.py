"""Deliveries that no cover counts for: held, and let go once they are covered again."""

from odoo import fields

from odoo.addons.credit_followup.followup_core.cover.covers import (
    Ground,
    is_decided,
    limit_on,
)
from odoo.addons.credit_followup.followup_core.stops.stops import Cause, State, Why

from ..facts.contracts import core_contract, decisions, read_covers

UNCOVERED = (Ground.REFUSED, Ground.WITHDRAWN, Ground.NONE)


def follow(contracts, partners):
    """Set the stops of customers under contracts, and end those that are over."""
    today = fields.Date.context_today(contracts)
    for contract in contracts.sudo():
        own = partners.sudo()
        wanted = {
            **_uncovered(contract, own, today),
            **_in_default(contract, own, today),
        }
        _set(contract, own, wanted, today)


def _uncovered(contract, partners, today):
    """Return since when no cover counts of whom: ``{customer: day}``.

    Of whom the insurer never decided nothing was ever covered: nothing is stopped.
    """
    core, found = core_contract(contract), {}
    for key, records in read_covers(contract, partners.ids).items():
        covers = [one for one in decisions(contract, records) if is_decided(one)]
        begun = [one for one in covers if one.valid_from <= today]
        if begun and limit_on(covers, today, core).ground in UNCOVERED:
            last = max(begun, key=lambda one: one.valid_from)
            is_over = last.valid_until is not None and last.valid_until <= today
            since = last.valid_until if is_over else last.valid_from
            found[partners.browse(key)] = since
    return found


def _in_default(contract, partners, today):
    """Return of whom what is delivered now is not covered, and since when."""
    losses = contract.env["credit.followup.insurance.loss"].search(
        [
            ("contract_id", "=", contract.id),
            ("partner_id", "in", partners.ids),
            ("stops_from", "!=", False),
            ("stops_from", "<=", today),
        ]
    )
    return {one.partner_id: one.stops_from for one in losses}


def _set(contract, partners, wanted, today):
    stops = contract.env["credit.followup.stop"]
    known = stops.search(
        [
            ("insurance_contract_id", "=", contract.id),
            ("partner_id", "in", partners.ids),
        ]
    )
    active = known.filtered(lambda one: one.state == State.ACTIVE.value)
    over = active.filtered(lambda one: one.partner_id not in wanted)
    over._enter(State.ENDED.value, Why.WITHDRAWN.value)
    # What a person ended since stays ended: he sells at our own risk.
    let_go = known.filtered(lambda one: one.reason == Why.BY_HAND.value)
    by_hand = {(one.partner_id, one.insurance_since) for one in let_go}
    new = [
        {
            "company_id": contract.company_id.id,
            "partner_id": partner.id,
            "cause": Cause.INSURER.value,
            "degree": contract.stop_degree,
            "insurance_contract_id": contract.id,
            "insurance_since": since,
            "note": contract.partner_id.name,
            "set_on": today,
        }
        for partner, since in wanted.items()
        if partner not in active.partner_id and (partner, since) not in by_hand
    ]
    stops.create(new)._look(today)
