"""Read the open items of one company, ordered by customer group, as core facts.

One query streams the ledger; a constant number of small queries completes each batch
of customers. Law 3: every screen and every run evaluates what this module reads.
"""

from datetime import date
from decimal import Decimal
from itertools import groupby  # rows come sorted: no need to hold them all
from operator import itemgetter

from odoo.tools import SQL

from ..followup_core.scenario.evaluate import evaluate
from ..followup_core.scenario.records import ZERO, Group, OpenItem, new
from .customers import (
    own_holds,
    read_contacts,
    read_customers,
    read_holds,
    read_payables,
)
from .items import CUSTOMER, ITEM_LINE, open_lines, read
from .policies import Policies
from .scenario.courses import Courses
from .scenario.lines import Lines
from .settings import company_settings, money

BATCH_CUSTOMERS = 1000
# The models that tell who is due.
_DUE = ("account.move.line", "res.partner", "credit.followup.answer")
_customer = itemgetter(0)
_group_key = itemgetter(0, 1)


class Reader:
    """Facts of one company on one day. Settings are read once, when it is made."""

    def __init__(self, env, company, as_of, all_start=False):
        """Read what all customers share: settings, policies, exchange rates.

        :param all_start: read policies that wait for their start as if it was the day
        """
        self.env = env(su=True)
        self.company = company.sudo()
        self.as_of = as_of
        self.settings = company_settings(self.company, as_of)
        self.policies = Policies(self.company, as_of if all_start else None)
        self._rates = self._read_rates()
        self._lines = Lines(self.env, self.company)
        self._courses = {}

    # === DECISIONS === #

    def decisions(self, partner_ids):
        """Yield the decision for each group of the given commercial partners."""
        for group in self.groups(partner_ids):
            yield evaluate(group, self.as_of, self.settings)

    def telling(self, decision):
        """Return the verdict of a group that says most, for the customer as a whole.

        Of several that say the same, the one whose day comes first.
        """
        same = (one for one in decision.verdicts if one.reason is decision.reason)
        return min(same, key=lambda one: one.next_on or date.max)

    def members(self, item):
        """Return the first ids of those that an item stands for, and their number."""
        return [item.key], 1

    # === GROUPS === #

    def groups(self, partner_ids):
        """Yield the groups of the given commercial partners, by batches."""
        for start in range(0, len(partner_ids), BATCH_CUSTOMERS):
            ids = partner_ids[start : start + BATCH_CUSTOMERS]
            yield from self._complete(self._lines.of(ids))

    def all_groups(self, after=0, until=None):
        """Yield every group of the company, in any order; memory of one batch.

        :param after: only customers with a greater id
        :param until: and none with a greater one than this
        """
        apart = self._lines.on_contacts()
        for rows in self._lines.stream(apart, after, until):
            yield from self._complete(rows)
        last = until or max(apart, default=0)
        yield from self.groups([one for one in apart if after < one <= last])

    def ranges(self, count):
        """Return ranges ``(after, until)`` of customers, to share ``all_groups``."""
        return self._lines.ranges(count)

    def due_customers(self, everything=False):
        """Return the ids of the customers whose day has come, in order.

        :param everything: all customers with open items, whatever their next day
        """
        which = self._customers_with_items() if everything else self._customers_due()
        query = SQL(
            "SELECT DISTINCT customer FROM (%s) AS found(customer) ORDER BY 1", which
        )
        return [partner_id for (partner_id,) in read(self.env, query, _DUE)]

    def _customers_with_items(self):
        return SQL("SELECT %s %s AND %s", CUSTOMER, open_lines(self.company), ITEM_LINE)

    def _customers_due(self):
        """Return who has an item whose day has come, without a look at the ledger."""
        return SQL(
            "SELECT partner_id FROM credit_followup_answer"
            " WHERE company_id = %s AND next_on <= %s",
            self.company.id,
            self.as_of,
        )

    # === ONE BATCH === #

    def _complete(self, rows):
        """Turn the rows of a batch of customers into groups with all their facts."""
        if not rows:
            return
        partner_ids = tuple(set(map(_customer, rows)))
        customers = read_customers(self, partner_ids)
        holds = read_holds(self, partner_ids)
        contacts = read_contacts(self, partner_ids)
        payables = read_payables(self.company, partner_ids)
        for key, lines in groupby(rows, key=_group_key):  # pylint: disable=bad-builtin-groupby
            items, credits = self._items(lines, customers[key[0]])
            if items:
                yield Group(
                    key=key,
                    items=items,
                    credits=credits + payables.get(key, ZERO),
                    rate=self._rates.get(key[1]),
                    holds=own_holds(holds.get(key[0], ()), items),
                    last_contact_on=contacts.get(key),
                )

    def _items(self, lines, customer):
        """Split a group's rows into open items and the sum of unallocated credits.

        A payment to the customer that is not allocated takes from the credits: it is
        not a debt with a due date.
        """
        items, credits = [], ZERO
        courses = self._courses_of(customer)
        for line in lines:
            residual = line[3]
            if line[4]:
                credits -= residual
            else:
                items.append(new(OpenItem, (line[2], residual, courses[line[5:]])))
        return tuple(items), max(credits, ZERO)

    def _courses_of(self, customer):
        """Return the courses of items whose customers follow the same policy as he."""
        usual = self.policies.usual(customer)
        if usual not in self._courses:
            self._courses[usual] = Courses(self.policies, usual)
        return self._courses[usual]

    # === WHAT ALL CUSTOMERS SHARE === #

    def _read_rates(self):
        """Return company currency per unit, for each currency that has a rate."""
        own = self.company.currency_id
        known = self.env["res.currency.rate"]._read_group(
            [
                ("company_id", "in", (False, self.company.root_id.id)),
                ("currency_id", "!=", own.id),
            ],
            ["currency_id"],
        )
        rates = {own.id: Decimal(1)}
        for (currency,) in known:
            rate = currency._get_conversion_rate(
                currency, own, self.company, self.as_of
            )
            rates[currency.id] = money(rate)
        return rates
