from collections import defaultdict
from typing import Any, NamedTuple

from odoo import models
from odoo.exceptions import UserError

from ...followup_core.stops.orders import InForce, Outcome, answer
from ...followup_core.stops.stops import Cause, Degree

HELD = (Outcome.STOPPED, Outcome.APPROVAL)


class Demand(NamedTuple):
    """What a record asks for itself: how far it goes, and in words."""

    in_force: InForce
    words: str


class Answered(NamedTuple):
    """What is said of a record, beside what speaks against one of its customers."""

    record: Any
    asked: Any
    found: Any
    customer: Any
    words: list


class CreditFollowupStopped(models.AbstractModel):
    """What a stop keeps from going on: an order, a delivery.

    A model says of each record whose it is, what is asked for and what is exempt
    (``_stop_asks``), and calls ``_check_stops`` wherever it goes on.
    """

    _name = "credit.followup.stopped"
    _description = "What Stops Keep from Going on"

    # === SEAMS === #

    def _stop_asks(self):
        """Return by record what is asked for, as the core's facts.

        :return: amounts in the company's currency, tax included
        """
        raise NotImplementedError

    def _stop_customers(self):
        """Return the customers whose stops count, whoever is named first."""
        raise NotImplementedError

    def _stop_name(self):
        """Return what a refusal names."""
        return self.display_name

    def _stop_noted(self, words):
        """Let whoever reads the record know what it went on beside."""

    def _stop_payer(self):
        """Return the customer who owes what is asked for."""
        return self._stop_customers()[:1].commercial_partner_id

    def _stop_demands(self, _company, _asks):
        """Return by record what it asks for itself, with no stop of its customer.

        :return: ``{record: [Demand]}``
        """
        return {}

    # === CHECK === #

    def _compute_followup_stop_words(self):
        """Say why each record does not go on, for whoever works on it."""
        words = defaultdict(list)
        for one in self._stop_answers():
            if one.found.outcome is not Outcome.GO:
                words[one.record.id] += one.words
        for record in self:
            found = dict.fromkeys(words[record.id])
            record.followup_stop_words = "\n".join(found) or False

    def _check_stops(self):
        """Refuse what a stop keeps from going on; note what went on beside one.

        :raises UserError: with the reason, and what would lift it
        """
        refused = []
        for one in self._stop_answers():
            if one.found.outcome in HELD:
                refused.append(one.record._stop_refusal(one))
            elif one.found.outcome is Outcome.NOTED:
                one.record.sudo()._stop_noted("\n".join(one.words))
            elif one.found.release:
                release = self.env["credit.followup.release"].sudo()
                release.browse(int(one.found.release))._use(
                    one.asked, one.record._stop_name()
                )
        if refused:
            raise UserError("\n\n".join(dict.fromkeys(refused)))

    def _stopped(self):
        """Return those of these records that do not go on."""
        ids = {
            one.record.id for one in self._stop_answers() if one.found.outcome in HELD
        }
        return self.filtered(lambda one: one.id in ids)

    def _stop_answers(self):
        """Yield what is answered for each customer of each record that is asked.

        A release of one customer lets nothing go that another one's stop keeps. Stops
        and releases are read once for each company.
        """
        for company, own in self.sudo().grouped("company_id").items():
            partners = own._stop_customers()
            stops = self.env["credit.followup.stop"]._in_force(company, partners)
            asks, demands = own._stop_facts(company, stops)
            if asks:
                granted = self.env["credit.followup.release"]._granted(
                    company, partners
                )
                for record, asked in asks.items():
                    yield from record._stop_answered(
                        asked, stops, demands.get(record, ()), granted, self.env
                    )

    def _stop_facts(self, company, stops):
        """Return what is asked for where anything may keep it, and the demands."""
        stopped = self.filtered(lambda one: one._stopped_by(stops))
        if not self._stop_has_demands(company):
            return (stopped._stop_asks() if stopped else {}), {}
        asks = self._stop_asks()
        demands = self._stop_demands(company, asks)
        kept = {
            one: asked
            for one, asked in asks.items()
            if one in stopped or demands.get(one)
        }
        return kept, demands

    def _stop_has_demands(self, _company):
        """Tell whether a company asks for anything beside stops: a seam."""
        return False

    def _stop_answered(self, asked, stops, demands, granted, env):
        """Yield the core's answer for each customer whom anything speaks against."""
        payer = self._stop_payer()
        none = self.env["credit.followup.release"].sudo()
        asking = payer if demands else payer.browse()
        for customer in self._stopped_by(stops) | asking:
            own = stops.get(customer, self.env["credit.followup.stop"].sudo())
            beside = demands if customer == payer else ()
            against = [*_in_force(own), *(one.in_force for one in beside)]
            given = granted.get(customer, none)._core(asked.ref)
            found = answer(asked, against, given)
            words = [*own.with_env(env).sudo().mapped("words")]
            words += [one.words for one in beside]
            yield Answered(
                self.with_env(env), asked, found, customer, list(dict.fromkeys(words))
            )

    def _stopped_by(self, stops):
        """Return which of its customers have a stop."""
        customers = self._stop_customers().commercial_partner_id
        return customers.filtered(lambda one: one in stops)

    def _stop_refusal(self, answered):
        self.ensure_one()
        named = {
            "what": self._stop_name(),
            "customer": answered.customer.display_name,
            "why": "\n".join(answered.words),
        }
        if answered.found.outcome is Outcome.APPROVAL:
            return self.env._(
                "%(what)s of %(customer)s waits: somebody else has to agree first. Ask "
                "for a release.\n%(why)s",
                **named,
            )
        return self.env._("%(what)s of %(customer)s does not go on.\n%(why)s", **named)


def _in_force(stops):
    return [InForce(str(one.id), Degree(one.degree), Cause(one.cause)) for one in stops]
