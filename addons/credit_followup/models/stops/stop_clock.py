"""A stop in time: set by what happens, lifted by a payment in the same minute."""

from odoo import api, fields, models

from ...facts.items import unpaid
from ...facts.stops.stops import BY_DECISION, read_stops, read_to_stop
from ...followup_core.stops.stops import Cause, Settings, State, judge


class CreditFollowupStop(models.Model):
    _inherit = "credit.followup.stop"

    # === SETTING === #

    @api.model
    def _set_by_rules(self, company, today):
        """Stop who is above the company's rules and is not stopped for it already."""
        rules = self.env["credit.followup.stop.rule"].search(
            [("company_id", "=", company.id)]
        )
        found = read_to_stop(company, rules, today)
        known = self._known(company, rules)
        self.create(
            [
                {
                    "company_id": company.id,
                    "partner_id": partner_id,
                    "rule_id": rule.id,
                    "degree": rule.degree,
                    "cause": cause.value,
                    "to_pay": float(amount),
                    "set_on": today,
                }
                for (rule, partner_id), causes in found.items()
                for cause, amount in causes.items()
                if (rule, partner_id, cause.value) not in known
            ]
        )

    @api.model
    def _set_for_broken(self, company):
        """Stop who did not keep his word, where a rule of the company says so."""
        rules = self.env["credit.followup.stop.rule"].search(
            [
                ("company_id", "=", company.id),
                *("|", ("on_promise", "=", True), ("on_agreement", "=", True)),
            ]
        )
        if not rules:
            return
        promises = self.env["credit.followup.promise"].search(
            [
                ("company_id", "=", company.id),
                ("state", "in", ("broken", "partly_kept")),
                ("move_line_id.reconciled", "=", False),
            ]
        )
        agreements = self.env["credit.followup.agreement"].search(
            [
                ("company_id", "=", company.id),
                ("state", "=", "broken"),
                ("item_ids.move_line_id.reconciled", "=", False),
            ]
        )
        for rule in rules:
            if rule.on_promise:
                self._set_by_word(rule, Cause.PROMISE, promises.move_line_id)
            if rule.on_agreement:
                lines = agreements.item_ids.move_line_id
                self._set_by_word(rule, Cause.AGREEMENT, lines)

    @api.model
    def _set_by_word(self, rule, cause, lines):
        """Stop for these items where they do not stop their customer already."""
        known = self.search(
            [
                ("rule_id", "=", rule.id),
                ("cause", "=", cause.value),
                ("state", "!=", State.ENDED.value),
            ]
        )
        own = rule._of(lines.partner_id.commercial_partner_id)
        new = unpaid(lines - known.move_line_ids).filtered(
            lambda one: one.partner_id.commercial_partner_id in own
        )
        self._set_for_items(cause, rule.degree, new, rule_id=rule.id)

    @api.model
    def _known(self, company, rules):
        """Return rule, customer and cause of what is in force or may come back."""
        stops = self.search_fetch(
            [
                ("company_id", "=", company.id),
                ("rule_id", "in", rules.ids),
                ("state", "!=", State.ENDED.value),
            ],
            ["rule_id", "partner_id", "cause"],
        )
        return {(one.rule_id, one.partner_id.id, one.cause) for one in stops}

    @api.model
    def _set_for_items(self, cause, degree, lines, **values):
        """Stop the customer of each item until what is open of it is paid."""
        rows = lines.grouped(
            lambda one: (one.company_id, one.partner_id.commercial_partner_id)
        )
        today = fields.Date.context_today(self)
        stops = self.create(
            [
                {
                    "company_id": company.id,
                    "partner_id": partner.id,
                    "cause": cause.value,
                    "degree": degree,
                    "move_line_ids": [(6, 0, own.ids)],
                    "set_on": today,
                    **values,
                }
                for (company, partner), own in rows.items()
            ]
        )
        stops._look(today)
        return stops

    # === CLOCK === #

    def _rulings(self, today):
        found = []
        for own in self.grouped("company_id").values():
            facts = read_stops(own, today)
            own._note_to_pay(facts)
            found += [judge(one, today, Settings()) for one in facts]
        return found

    def _note_to_pay(self, facts):
        """Keep what lifts each stop, so that whoever sells reads it at once."""
        for stop, fact in zip(self, facts, strict=True):
            amount = float(fact.to_pay or 0)
            if stop.currency_id.compare_amounts(stop.to_pay, amount):
                stop.to_pay = amount

    @api.model
    def _of_payment(self, lines):
        """Lift the stops of customers who pay at once, or set them again."""
        return self.search(
            [
                *of_customers(lines.partner_id),
                ("state", "!=", State.ENDED.value),
                ("cause", "not in", BY_DECISION),
            ]
        )

    # === THE CUSTOMER === #

    @api.model
    def _in_force(self, company, partners):
        """Return the stops in force of customers, by customer."""
        today = fields.Date.context_today(self)
        stops = self.sudo().search(
            [
                ("company_id", "=", company.id),
                *of_customers(partners),
                ("state", "=", State.ACTIVE.value),
                # Its last day may be over before a night has looked at it.
                *("|", ("until", "=", False), ("until", ">", today)),
            ]
        )
        return stops.grouped(lambda one: one.partner_id.commercial_partner_id)


def of_customers(partners):
    """Return the condition for these customers, whoever they were when it was set.

    A customer who got a parent since, or was merged into a contact of another one,
    keeps his stops.
    """
    customers = partners.commercial_partner_id
    return [("partner_id.commercial_partner_id", "in", customers.ids)]
