from collections import defaultdict

from odoo import models
from odoo.exceptions import UserError

from ...followup_core.stops.orders import InForce, Outcome, answer
from ...followup_core.stops.stops import Cause, Degree

HELD = (Outcome.STOPPED, Outcome.APPROVAL)


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

    # === CHECK === #

    def _compute_followup_stop_words(self):
        """Say why each record does not go on, for whoever works on it."""
        words = defaultdict(list)
        for record, _asked, found, stops in self._stop_answers():
            if found.outcome is not Outcome.GO:
                words[record.id].append(record._stop_words(stops))
        for record in self:
            record.followup_stop_words = "\n".join(words[record.id]) or False

    def _check_stops(self):
        """Refuse what a stop keeps from going on; note what went on beside one.

        :raises UserError: with the reason, and what would lift it
        """
        refused = []
        for record, asked, found, stops in self._stop_answers():
            if found.outcome in HELD:
                refused.append(record._stop_refusal(found.outcome, stops))
            elif found.outcome is Outcome.NOTED:
                record.sudo()._stop_noted(record._stop_words(stops))
            elif found.release:
                release = self.env["credit.followup.release"].sudo()
                release.browse(int(found.release))._use(asked, record._stop_name())
        if refused:
            raise UserError("\n\n".join(dict.fromkeys(refused)))

    def _stopped(self):
        """Return those of these records that do not go on."""
        ids = {
            record.id
            for record, _asked, found, _stops in self._stop_answers()
            if found.outcome in HELD
        }
        return self.filtered(lambda one: one.id in ids)

    def _stop_answers(self):
        """Yield record, asked, answer and stops, for each stopped customer of each.

        A release of one customer lets nothing go that another one's stop keeps. Stops
        and releases are read once for each company.
        """
        for company, own in self.sudo().grouped("company_id").items():
            partners = own._stop_customers()
            stops = self.env["credit.followup.stop"]._in_force(company, partners)
            if not stops:
                continue
            releases = self.env["credit.followup.release"]._granted(company, partners)
            none = self.env["credit.followup.release"].sudo()
            stopped = {one: one._stopped_by(stops) for one in own}
            asking = own.filtered(lambda one, stopped=stopped: stopped[one])
            for record, asked in asking._stop_asks().items():
                for customer in stopped[record]:
                    given = releases.get(customer, none)._core(asked.ref)
                    found = answer(asked, _in_force(stops[customer]), given)
                    yield record.with_env(self.env), asked, found, stops[customer]

    def _stopped_by(self, stops):
        """Return which of its customers have a stop."""
        customers = self._stop_customers().commercial_partner_id
        return customers.filtered(lambda one: one in stops)

    def _stop_words(self, stops):
        """Say why the customer is stopped, one sentence for each stop."""
        words = stops.with_env(self.env).sudo().mapped("words")
        return "\n".join(dict.fromkeys(words))

    def _stop_refusal(self, outcome, stops):
        self.ensure_one()
        named = {
            "what": self._stop_name(),
            "customer": stops[:1].partner_id.display_name,
            "why": self._stop_words(stops),
        }
        if outcome is Outcome.APPROVAL:
            return self.env._(
                "%(what)s of %(customer)s waits: somebody else has to agree first. Ask "
                "for a release.\n%(why)s",
                **named,
            )
        return self.env._("%(what)s of %(customer)s does not go on.\n%(why)s", **named)


def _in_force(stops):
    return [InForce(str(one.id), Degree(one.degree), Cause(one.cause)) for one in stops]
