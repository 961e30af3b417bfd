"""Facts of insured losses, read for many of one contract at once."""

from decimal import Decimal
from typing import Any, NamedTuple

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.cover.contract import ZERO
from odoo.addons.credit_followup.followup_core.cover.days import stops_from
from odoo.addons.credit_followup.followup_core.cover.indemnity import (
    AtRisk,
    Paid,
    at_risk,
    recovered,
    split,
)
from odoo.addons.credit_followup.followup_core.cover.insured import as_insured, insured
from odoo.addons.credit_followup.followup_core.cover.losses import (
    Loss,
    State,
    Why,
    stage,
)
from odoo.addons.credit_followup.followup_core.money import half_up, unit

from .contracts import decisions, read_covers, settings_of
from .debts import Debts
from .rates import MissingRateError, read_rates


class Told(NamedTuple):
    """What is known of one loss on a day.

    ``parts``: of each item what is insured and why not all is; ``stages``: where each
    stands; both by line. ``stops_from``: from when deliveries are not covered.
    ``sums``: what is at risk, and what was forfeited.
    """

    loss: Loss
    parts: dict
    stages: dict
    stops_from: Any
    sums: AtRisk


def read_losses(losses, as_of):
    """Return what is known of losses of one contract, or the rate that is missing."""
    own = losses.sudo()
    contract = own.contract_id
    contract.ensure_one()
    partner_ids = own.partner_id.commercial_partner_id.ids
    customers = read_customers(contract, partner_ids, as_of)
    how = settings_of(contract)
    return {
        one.id: found
        if isinstance(
            found := customers[one.partner_id.commercial_partner_id.id],
            MissingRateError,
        )
        else _told(one, found, as_of, how)
        for one in own
    }


def read_customers(contract, partner_ids, as_of):
    """Return what is insured of all that customers owe, by customer.

    An amount without a rate is a fault of its own customer, not of the others.
    """
    rates, how = read_rates(contract, as_of), settings_of(contract)
    covers = read_covers(contract, partner_ids)
    debts = Debts(contract, partner_ids, rates)

    def known(key):
        try:
            decided = decisions(contract, covers[key], rates)
            return _customer(debts.of(key), decided, how)
        except MissingRateError as missing:
            return missing

    return {key: known(key) for key in partner_ids}


class Customer(NamedTuple):
    """All debts of a customer: what is insured of each, and when deliveries stop."""

    held: dict
    parts: dict
    stops_from: Any


def _customer(debts, covers, how):
    held = as_insured(tuple(debts.values()), covers, how.contract)
    parts = insured(debts.values(), covers, how.contract)
    return Customer(
        {int(one.ref): one for one in held},
        {int(one.ref): one for one in parts},
        stops_from(debts.values(), how.contract),
    )


def _told(loss, customer, as_of, how):
    line_ids = loss.item_ids.move_line_id.ids
    own = [customer.held[one] for one in line_ids if one in customer.held]
    stages = {int(one.ref): stage(one, as_of, how) for one in own}
    core = Loss(
        loss.id,
        State(loss.state),
        Why(loss.reason),
        tuple(own),
        loss.indemnified_on or None,
        loss.is_declined,
        split_of(loss).insurer > 0,
    )
    parts = {key: one for key, one in customer.parts.items() if key in stages}
    return Told(core, parts, stages, customer.stops_from, _sums(own, stages, loss, how))


def _sums(debts, stages, loss, how):
    """Return what is at risk; nothing once the insurer has answered."""
    if loss.indemnified_on or loss.is_declined:
        return AtRisk(ZERO, money(loss.amount_forfeited))
    lost = [stages[int(one.ref)].state is State.FORFEITED for one in debts]
    live = [one.amount for one, is_lost in zip(debts, lost, strict=True) if not is_lost]
    gone = [one.amount for one, is_lost in zip(debts, lost, strict=True) if is_lost]
    return at_risk(live, gone, how.contract, unit(loss.contract_currency_id.name))


def open_at(loss, rate):
    """Return what is open of its items, in the contract's currency at a rate."""
    amount = sum(map(money, loss.item_ids.mapped("amount_open")), ZERO)
    return half_up(amount * rate, unit(loss.contract_currency_id.name))


def recovered_of(loss):
    """Return what came in since the insurer paid, zero before."""
    if not loss.indemnified_on:
        return ZERO
    left = sum(map(money, loss.item_ids.mapped("amount_open")), ZERO)
    rate, smallest = money(loss.loss_rate), unit(loss.contract_currency_id.name)
    return recovered(money(loss.amount_loss), left, rate, smallest)


def split_of(loss):
    """Return how what came in since the indemnity is shared, not given yet.

    In the contract's currency, at the rate of the day on which the insurer paid: what
    a rate does afterwards is no recovery.
    """
    contract = loss.contract_id.sudo()
    smallest = unit(contract.currency_id.name)
    if not loss.indemnified_on:
        return split(
            Paid(ZERO, ZERO), ZERO, ZERO, settings_of(contract).contract, smallest
        )
    paid = Paid(money(loss.amount_indemnity), money(loss.amount_loss))
    since = money(loss.amount_recovered)
    shared = money(loss.amount_shared)
    return split(paid, since, shared, settings_of(contract).contract, smallest)


def exact(amount):
    """Return an amount of the core as a field keeps it."""
    return float(amount if isinstance(amount, Decimal) else Decimal(amount))
