"""Read the open items of one company, ordered by customer group, as core facts.

One query streams the ledger; a constant number of small queries completes each batch
of customers. Law 3: every screen and every run evaluates what this module reads.
"""

from datetime import date
from decimal import Decimal
from itertools import groupby  # rows come sorted: no need to hold them all
from operator import itemgetter

import psycopg2.extensions

from odoo.tools import SQL

from ..followup_core.scenario.evaluate import evaluate
from ..followup_core.scenario.records import ZERO, Group, OpenItem, Served
from ..followup_core.vocabulary import Nature
from .customers import (
    own_holds,
    read_contacts,
    read_customers,
    read_holds,
    read_payables,
)
from .items import CUSTOMER, ITEM_LINE, flush, is_credit, open_lines, read
from .policies import Policies
from .settings import company_settings, money

BATCH_CUSTOMERS = 1000
# Rows that the server hands over at a time when the whole ledger is read.
FETCH_ROWS = 20_000
NATURES = {str(nature.value): nature for nature in Nature}

_COLUMNS = SQL(
    """%s, line.currency_id, line.id,
    line.amount_residual_currency, line.date_maturity,
    COALESCE(line.invoice_date, line.date), line.followup_policy_id,
    line.followup_level_id, line.followup_level_on, line.followup_notice,
    line.followup_asked_on, line.no_followup, line.payment_id,
    line.followup_notice_on""",
    CUSTOMER,
)
# The models that the statements below read.
_FACTS = (
    "account.move.line",
    "res.partner",
    "credit.followup.hold",
    "credit.followup.action",
    "credit.followup.answer",
)
_group_key = itemgetter(0, 1)
# A million named tuples in a night: this is twice as fast as their own constructor.
_new = tuple.__new__


class Reader:
    """Facts of one company on one day. Settings are read once, when it is made."""

    def __init__(self, env, company, as_of):
        """Read what all customers share: settings, policies, exchange rates."""
        self.env = env(su=True)
        self.company = company.sudo()
        self.as_of = as_of
        self.settings = company_settings(self.company, as_of)
        self.policies = Policies(self.company)
        self._rates = self._read_rates()
        self._open_lines = open_lines(self.company)

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
            rows = read(self.env, self.query(tuple(ids)), _FACTS)
            yield from self._complete([_with_decimal(row) for row in rows])

    def all_groups(self):
        """Yield every group of the company; one pass, memory of one batch."""
        for rows in self._stream():
            yield from self._complete(rows)

    def due_customers(self, everything=False, after=0):
        """Return the ids of the customers whose day has come, in order.

        :param everything: all customers with open items, whatever their next day
        :param after: only customers with a greater id, to go on where a run stopped
        """
        which = self._customers_with_items() if everything else self._customers_due()
        query = SQL(
            "SELECT DISTINCT customer FROM (%s) AS found(customer)"
            " WHERE customer > %s ORDER BY 1",
            which,
            after,
        )
        return [partner_id for (partner_id,) in read(self.env, query, _FACTS)]

    def _customers_with_items(self):
        return SQL("SELECT %s %s AND %s", CUSTOMER, self._open_lines, ITEM_LINE)

    def _customers_due(self):
        """Return who has an item whose day has come, without a look at the ledger."""
        return SQL(
            "SELECT partner_id FROM credit_followup_answer"
            " WHERE company_id = %s AND next_on <= %s",
            self.company.id,
            self.as_of,
        )

    def query(self, partner_ids=None):
        """Return the statement that reads the open items in the order of the groups."""
        which = (
            SQL(
                "AND line.partner_id IN (SELECT id FROM res_partner"
                " WHERE commercial_partner_id IN %s)",
                partner_ids,
            )
            if partner_ids
            else SQL()
        )
        return SQL(
            "SELECT %s %s %s ORDER BY 1, 2, line.date_maturity, line.id",
            _COLUMNS,
            self._open_lines,
            which,
        )

    def _stream(self):
        """Yield the rows of the whole company in batches of whole customers."""
        flush(self.env, _FACTS)
        with self.env.cr._cnx.cursor("followup_items") as cursor:
            psycopg2.extensions.register_type(psycopg2.extensions.DECIMAL, cursor)
            query = self.query()
            cursor.execute(query.code, query.params)
            rest = []
            while rows := cursor.fetchmany(FETCH_ROWS):
                rows = rest + rows
                cut = _last_customer(rows)
                yield rows[:cut]
                rest = rows[cut:]
            yield rest

    # === ONE BATCH === #

    def _complete(self, rows):
        """Turn the rows of a batch of customers into groups with all their facts."""
        if not rows:
            return
        partner_ids = tuple({row[0] for row in rows})
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
        usual = self.policies.choose(None, customer)
        for row in lines:
            residual = row[3]
            if is_credit(residual, row[12]):
                credits -= residual
                continue
            policy = self.policies.choose(row[6], customer) if row[6] else usual
            if row[7] or row[9]:
                items.append(self._served_item(row, policy))
            else:
                items.append(
                    _new(
                        OpenItem,
                        (
                            row[2],
                            residual,
                            row[5],
                            row[4],
                            policy,
                            None,
                            None,
                            row[10],
                            row[11] or False,
                            None,
                        ),
                    )
                )
        return tuple(items), max(credits, ZERO)

    def _served_item(self, row, policy):
        """Return the open item of a row that was followed up before."""
        level = self.policies.ranks.get(row[7]) if row[7] else None
        served = level and Served(level.key, level.rank, level.nature, row[8])
        return OpenItem(
            row[2],
            row[3],
            row[5],
            row[4],
            policy,
            served,
            NATURES[row[9]] if row[9] else None,
            row[10],
            bool(row[11]),
            row[13],
        )

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


def _with_decimal(row):
    """Return a row that Odoo's cursor read, its residual as an exact decimal."""
    return (*row[:3], money(row[3]), *row[4:])


def _last_customer(rows):
    """Return where the rows of the last customer begin: more of them may follow."""
    cut, last = len(rows), rows[-1][0]
    while cut and rows[cut - 1][0] == last:
        cut -= 1
    return cut
