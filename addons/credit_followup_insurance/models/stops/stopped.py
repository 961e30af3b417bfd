"""An order that takes a customer above his cover asks before it goes on."""

from odoo import fields, models
from odoo.tools.misc import format_amount

from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.facts.stops.stops import read_owed
from odoo.addons.credit_followup.followup_core.cover.covers import limit_on
from odoo.addons.credit_followup.followup_core.stops.orders import InForce, Kind
from odoo.addons.credit_followup.followup_core.stops.stops import Cause, Degree
from odoo.addons.credit_followup.models.stops.stopped import Demand

from ...facts.contracts import core_contract, decisions, read_covers
from ...facts.rates import MissingRateError, read_rates


class CreditFollowupStopped(models.AbstractModel):
    _inherit = "credit.followup.stopped"

    def _stop_has_demands(self, company):
        contracts = self.env["credit.followup.insurance.contract"].sudo()
        own = [("company_id", "=", company.id)]
        has = bool(contracts.search_count(own, limit=1))
        return super()._stop_has_demands(company) or has

    def _stop_demands(self, company, asks):
        """Add what the covers ask for, of orders only: goods follow their order."""
        found = super()._stop_demands(company, asks)
        orders = {one: asked for one, asked in asks.items() if asked.kind is Kind.ORDER}
        payers = {one: one._stop_payer() for one in orders}
        ids = {payer.id for payer in payers.values()}
        contracts = self.env["credit.followup.insurance.contract"].sudo()
        limits = [
            limit
            for contract in contracts.search([("company_id", "=", company.id)])
            for limit in self._insured_limits(contract, ids)
        ]
        if not limits:
            return found
        insured = {partner_id for partner_id, _contract, _limit in limits}
        owed = read_owed(company, list(insured))
        ordered, left = self._stop_ordered(company, insured, orders)
        for order, payer in payers.items():
            debt = sum(one.amount for one in owed[payer.id])
            amount = debt + ordered.get(payer.id, 0) + left[order]
            own = [one for one in limits if one[0] == payer.id and amount > one[2]]
            demands = [self._insured_demand(*one, amount) for one in own]
            found.setdefault(order, []).extend(demands)
        return found

    def _insured_limits(self, contract, ids):
        """Yield who is insured up to how much today, in the company's currency.

        Who has no cover is not: neither a customer without one, nor one whose cover
        was refused, withdrawn or ran out, who is stopped as a whole.

        :raises MissingRateError: if a limit is in a currency without a rate
        """
        covers = read_covers(contract, ids)
        asked = {key: records for key, records in covers.items() if records}
        if not asked:
            return
        today = fields.Date.context_today(self)
        rates, core = read_rates(contract, today), core_contract(contract)
        own = contract.company_id.currency_id
        back = rates.get(own.name)
        if not back:
            raise MissingRateError(contract, contract.currency_id)
        for key, records in asked.items():
            decided = decisions(contract, records, rates)
            limit = limit_on(decided, today, core).amount
            if limit > 0:
                yield key, contract, money(own.round(float(limit / back)))

    def _insured_demand(self, _partner_id, contract, limit, amount):
        own = contract.company_id.currency_id
        words = self.env._(
            "With it he would owe %(amount)s, and %(insurer)s covers %(limit)s.",
            amount=format_amount(self.env, float(amount), own),
            insurer=contract.partner_id.name,
            limit=format_amount(self.env, float(limit), own),
        )
        ref = f"{contract._name},{contract.id}"
        return Demand(InForce(ref, Degree(contract.order_degree), Cause.INSURER), words)
