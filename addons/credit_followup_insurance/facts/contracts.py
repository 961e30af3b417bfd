"""Contracts and decisions of insurers, as the core knows them."""

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.cover.contract import (
    Contract,
    Sharing,
    Start,
    StopsOn,
    Unit,
    Waits,
)
from odoo.addons.credit_followup.followup_core.cover.covers import (
    Cover,
    Decision,
    State,
    Why,
)
from odoo.addons.credit_followup.followup_core.cover.losses import Settings
from odoo.addons.credit_followup.followup_core.vocabulary import Basis

from .rates import MissingRateError


def core_contract(contract):
    """Return a contract as the core knows it; 0 days are none."""
    return Contract(
        percent=money(contract.percent),
        extension_days=contract.extension_days or None,
        extension_from=Basis(contract.extension_from),
        notify_days=contract.notify_days or None,
        notify_from=Start(contract.notify_from),
        hand_over_days=contract.hand_over_days or None,
        file_days=contract.file_days or None,
        file_from=Start(contract.file_from),
        waiting=contract.waiting or None,
        waiting_unit=Unit(contract.waiting_unit),
        waits_from=Waits(contract.waits_from),
        stops_on=StopsOn(contract.stops_on),
        term_days=contract.term_days or None,
        excluded=contract._excludes(),
        discretionary=money(contract.discretionary),
        least_claim=money(contract.least_claim),
        sharing=Sharing(contract.sharing),
        with_not_due=contract.with_not_due,
    )


def settings_of(contract):
    """Return by what losses of a contract are judged."""
    return Settings(core_contract(contract), contract.days_before)


def read_covers(contract, partner_ids):
    """Return the decisions on customers: ``{customer id: records}``.

    Also on whoever was a customer of his own when it was decided.
    """
    covers = contract.env["credit.followup.insurance.cover"]
    found = covers.search(
        [
            ("contract_id", "=", contract.id),
            ("partner_id.commercial_partner_id", "in", list(partner_ids)),
        ]
    ).grouped(lambda one: one.partner_id.commercial_partner_id.id)
    return {partner_id: found.get(partner_id, covers) for partner_id in partner_ids}


def decisions(contract, covers, rates=None):
    """Return what counts of decisions on a customer: none once the contract is over.

    What was delivered before its last day stays covered.

    :raises MissingRateError: if the currency of a limit has no rate
    """
    found = [core_cover(one, rates) for one in covers]
    until = contract.valid_until
    if found and until:
        over = (0, State.IN_FORCE, Why.TIME_OVER, Decision.WITHDRAWN, until)
        found.append(Cover(*over))
    return found


def core_cover(cover, rates=None):
    """Return a decision as the core knows it.

    :param rates: the limit is converted by them; None where it does not count
    :raises MissingRateError: if the currency of its limit has none
    """
    limit = money(cover.limit)
    if rates is not None:
        rate = rates.get(cover.currency_id.name)
        if rate is None:
            raise MissingRateError(cover, cover.currency_id)
        limit *= rate
    return Cover(
        cover.id,
        State(cover.state),
        Why(cover.reason),
        Decision(cover.decision),
        cover.valid_from,
        min(
            filter(None, (cover.valid_until, cover.contract_id.valid_until)),
            default=None,
        ),
        limit,
    )
