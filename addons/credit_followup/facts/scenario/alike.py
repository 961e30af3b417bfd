"""Read a customer's many items as few: those that are alike in all that decides.

A sentence about a customer with 50,000 items does not need each of them: items of the
same dates, policy and history get the same answer, and their amounts count as a sum.
What decides by itself stays apart: an item that is held or excluded, and on which side
of each minimum it is.
"""

from odoo.tools import SQL

from ..customers import read_holds
from ..items import (
    CREDIT_LINE,
    CUSTOMER,
    WITH_CONTACT,
    of_customers,
    open_line_of,
)
from ..reader import Reader

# How many members of a class are named at the most, and one that says there are more.
MOST_MEMBERS = 4
# What decides on the answer of an item, beside its amount.
_ALIKE = SQL(
    "line.partner_id, line.currency_id, line.date_maturity,"
    " COALESCE(line.invoice_date, line.date), line.followup_policy_id,"
    " line.followup_level_id, line.followup_level_on, line.followup_notice,"
    " line.followup_asked_on, line.no_followup, line.followup_notice_on"
)


class AlikeReader(Reader):
    """Facts of one company on one day, with one item for all that are alike.

    Its key is that of the first of them. ``apart`` are items that are asked for
    themselves.
    """

    def __init__(self, env, company, as_of, apart=()):
        """Read what all customers share, and remember who is asked for."""
        super().__init__(env, company, as_of)
        self._apart = set(apart)
        self._members = {}

    def members(self, item):
        """Return the first ids of those that an item stands for, and their number."""
        return self._members[item.key]

    def query(self, partner_ids=None):
        """Return the statement that reads the open items in the order of the groups."""
        holds = read_holds(self, tuple(partner_ids))
        held = {one.item for own in holds.values() for one in own if one.item}
        apart = tuple(self._apart | held) or (0,)
        alike = SQL(
            "SELECT %(alike)s, MIN(line.id), SUM(line.amount_residual_currency),"
            " MAX(line.payment_id), COUNT(*), ARRAY_AGG(line.id)"
            " FROM account_move_line line WHERE %(open)s AND %(theirs)s"
            " GROUP BY %(alike)s, %(credit)s, %(side)s,"
            " CASE WHEN line.no_followup OR line.id IN %(apart)s THEN line.id END",
            alike=_ALIKE,
            open=open_line_of(self.company),
            theirs=of_customers(partner_ids),
            credit=CREDIT_LINE,
            side=self._side_of_minimums(),
            apart=apart,
        )
        return SQL(
            "SELECT %s, line.currency_id, line.first_id, line.residual, line.due_on,"
            " line.invoiced_on, line.policy_id, line.level_id, line.level_on,"
            " line.notice, line.asked_on, line.excluded, line.payment_id,"
            " line.notice_on, ARRAY(SELECT unnest(line.ids) ORDER BY 1 LIMIT %s),"
            " line.number FROM (%s) AS line(partner_id, currency_id, due_on,"
            " invoiced_on, policy_id, level_id, level_on, notice, asked_on, excluded,"
            " notice_on, first_id, residual, payment_id, number, ids) %s"
            " ORDER BY 1, 2, line.due_on, line.first_id",
            *(CUSTOMER, MOST_MEMBERS, alike, WITH_CONTACT),
        )

    def _side_of_minimums(self):
        """Return an expression that differs where a policy's minimum parts amounts.

        In company currency, as the core compares them; without a rate it compares none.
        """
        minimums = self.policies.item_minimums()
        if not minimums:
            return SQL("TRUE")
        cases = [
            SQL("WHEN %s THEN %s", currency, rate)
            for currency, rate in self._rates.items()
        ]
        return SQL(
            "width_bucket(line.amount_residual_currency"
            " * CASE line.currency_id %s END, %s::numeric[])",
            SQL(" ").join(cases),
            minimums,
        )

    def _items(self, lines, customer):
        return super()._items(map(self._noted, lines), customer)

    def _noted(self, row):
        self._members[row[2]] = (row[14], row[15])
        return row
