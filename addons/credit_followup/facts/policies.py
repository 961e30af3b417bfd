"""Which policy a customer follows: invoice, customer, segment rule, company default."""

from dataclasses import replace
from typing import NamedTuple

from .settings import core_policy


class Customer(NamedTuple):
    """What decides on a customer's policy; ``policy`` is the customer's own, if any.

    ``kind`` is the segment that he has where nobody chose one.
    """

    policy: int | None
    segment: str
    country: int | None
    kind: str = ""


class Policies:
    """All policies of a company, read once, and the rules that choose among them."""

    def __init__(self, company, start_on=None):
        """Read the company's policies and their levels.

        :param start_on: the day on which those that wait start, None where they wait
        """
        model = company.env["credit.followup.policy"].sudo()
        records = model.with_context(active_test=False).search(
            [("company_id", "=", company.id)]
        )
        records.level_ids.fetch(["policy_id", "sequence", "nature", "days"])
        self._by_id = {one.id: _started(core_policy(one), start_on) for one in records}
        self.ranks = {
            level.key: level
            for policy in self._by_id.values()
            for level in policy.levels
        }
        self._rules = [
            (policy.segment, set(policy.country_ids.ids), policy.id)
            for policy in records
            # What is meant for a type of payer is chosen by a person.
            if policy.active and policy.segment and not policy.payer
        ]
        self._active = set(records.filtered("active").ids)
        self._default = company.followup_policy_id.id
        self._chosen = {}

    def item_minimums(self):
        """Return the least amounts of single items, of all policies, smallest first."""
        found = {policy.minimum_item for policy in self._by_id.values()}
        return sorted(filter(None, found))

    def active(self, policy):
        """Return the core's policy of that id, None where it is not in use."""
        return self._by_id[policy] if policy in self._active else None

    def usual(self, customer):
        """Return what a customer's items follow, None when no policy applies."""
        if customer not in self._chosen:
            self._chosen[customer] = self._choose(customer)
        return self._chosen[customer]

    def _choose(self, customer):
        if own := self.active(customer.policy):
            return own
        for segment, countries, policy in self._rules:
            if segment == customer.segment and (
                not countries or customer.country in countries
            ):
                return self._by_id[policy]
        return self.active(self._default)


def _started(policy, day):
    """Return a policy as it is, or as it would be once it has started."""
    if day and policy.waits:
        return replace(policy, waits=False, started_on=day)
    return policy
