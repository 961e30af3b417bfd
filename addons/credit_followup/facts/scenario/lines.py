"""The open lines of a company as rows: customer by customer, each group together.

Odoo books receivables on the commercial partner, so the ledger is read by the partner
of its lines alone. The few customers of whom lines stand on a contact are read apart.
"""

from itertools import pairwise

import psycopg2.extensions

from odoo.tools import SQL

from ..items import CREDIT_LINE, flush, open_line_of, read, trade_accounts
from ..settings import money
from .courses import COURSE

# Rows that the server hands over at a time when the whole ledger is read.
FETCH_ROWS = 20_000
# Of each line, after its customer: currency, id, what is open, whether it is a credit
# (nothing where it is an item, which is less to read), and what its course is made of.
_COLUMNS = SQL(
    "line.currency_id, line.id, line.amount_residual_currency, NULLIF(%s, false), %s",
    CREDIT_LINE,
    COURSE,
)
# By customer, currency and age.
_ORDER = SQL("ORDER BY 1, 2, line.date_maturity, line.id")
MODELS = ("account.move.line", "res.partner")


class Lines:
    """The lines of one company."""

    def __init__(self, env, company):
        """Keep which lines are open."""
        self.env = env
        self.company = company
        self._open = open_line_of(company)

    def of(self, partner_ids):
        """Return the rows of some customers, with those of their contacts."""
        query = SQL(
            "SELECT partner.commercial_partner_id, %s FROM account_move_line line"
            " JOIN res_partner partner ON partner.id = line.partner_id"
            " WHERE %s AND partner.commercial_partner_id IN %s %s",
            _COLUMNS,
            self._open,
            tuple(partner_ids) or (0,),
            _ORDER,
        )
        rows = read(self.env, query, MODELS)
        return [(*row[:3], money(row[3]), *row[4:]) for row in rows]

    def on_contacts(self):
        """Return the customers of whom a line stands on a contact, in order.

        Each contact is looked up in the index of the lines, not each line among the
        partners.
        """
        query = SQL(
            "SELECT DISTINCT contact.commercial_partner_id FROM res_partner contact"
            " WHERE contact.commercial_partner_id <> contact.id AND EXISTS ("
            " SELECT FROM account_move_line line"
            " WHERE line.partner_id = contact.id AND %s) ORDER BY 1",
            self._open,
        )
        return [partner_id for (partner_id,) in read(self.env, query, MODELS)]

    def stream(self, apart, after=0, until=None):
        """Yield the rows of the company in batches of whole customers.

        :param apart: customers who are left out, with all their contacts
        :param after: only customers with a greater id
        :param until: and none with a greater one than this
        """
        flush(self.env, MODELS)
        with self.env.cr._cnx.cursor("followup_items") as cursor:
            psycopg2.extensions.register_type(psycopg2.extensions.DECIMAL, cursor)
            query = self._query(apart, after, until)
            cursor.execute(query.code, query.params)
            rest = []
            while rows := cursor.fetchmany(FETCH_ROWS):
                rows = rest + rows
                cut = _last_customer(rows)
                yield rows[:cut]
                rest = rows[cut:]
            yield rest

    def _query(self, apart, after, until):
        """Return the statement that reads lines by the very partner they stand on."""
        others = SQL(
            "AND NOT EXISTS (SELECT FROM res_partner partner"
            " WHERE partner.id = line.partner_id"
            " AND partner.commercial_partner_id IN %s)",
            tuple(apart),
        )
        return SQL(
            "SELECT line.partner_id, %s FROM account_move_line line"
            " WHERE %s %s %s %s %s",
            _COLUMNS,
            self._open,
            others if apart else SQL(),
            SQL("AND line.partner_id > %s", after) if after else SQL(),
            SQL("AND line.partner_id <= %s", until) if until else SQL(),
            _ORDER,
        )

    def ranges(self, count):
        """Return up to so many ranges of customers, of about as many lines each.

        Half-open, ``(after, until]``, the last one without end. Nothing but an index is
        read: it knows neither companies nor drafts, which matters little for a share.
        """
        query = SQL(
            "SELECT percentile_disc(%s::float8[])"
            " WITHIN GROUP (ORDER BY line.partner_id) FROM account_move_line line"
            " WHERE line.account_id IN %s AND line.reconciled IS NOT TRUE",
            [share / count for share in range(1, count)],
            trade_accounts(self.company),
        )
        ((bounds,),) = read(self.env, query, MODELS)
        return list(pairwise((0, *sorted(set(bounds or ())), None)))


def _last_customer(rows):
    """Return where the rows of the last customer begin: more of them may follow."""
    cut, last = len(rows), rows[-1][0]
    while cut and rows[cut - 1][0] == last:
        cut -= 1
    return cut
