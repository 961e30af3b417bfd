"""What a customer paid: on each item by its value date, and what is not allocated.

And what of an item may be asked of him now.
"""

from collections import defaultdict
from decimal import Decimal

from odoo.tools import SQL

from ..followup_core.law.case import Payment
from ..followup_core.payments.received import Received
from ..followup_core.scenario.holds import group_hold, unheld
from ..followup_core.scenario.records import ZERO
from .customers import read_holds, read_payables
from .items import CREDIT_LINE, CUSTOMER, of_customers, open_lines, read
from .settings import money

# The models that the statements below read.
LEDGER = (
    "account.move",
    "account.move.line",
    "account.partial.reconcile",
    "res.partner",
)


def read_payments(env, lines, as_of):
    """Return credit notes (a sum) and payments (day, amount) by line id.

    A credit note lowers the debt from the start; money counts on the day it came.
    """
    query = SQL(
        "SELECT part.debit_move_id, counterpart.date,"
        " part.debit_amount_currency, move.move_type"
        " FROM account_partial_reconcile part"
        " JOIN account_move_line counterpart"
        "   ON counterpart.id = part.credit_move_id"
        " JOIN account_move move ON move.id = counterpart.move_id"
        " WHERE part.debit_move_id IN %s ORDER BY part.id",
        tuple(lines.ids) or (0,),
    )
    found = defaultdict(lambda: (Decimal(0), []))
    for line_id, day, amount, kind in read(env, query, LEDGER):
        credit, paid = found[line_id]
        if kind == "out_refund" or not amount:
            credit += money(amount)
        else:
            # Money that is dated ahead counts from today, as in the ledger.
            paid.append((min(day, as_of), money(amount)))
        found[line_id] = (credit, paid)
    return found


def sum_credits(company, partner_ids):
    """Return what nobody has allocated yet, by customer and currency.

    With what the company owes them, where it counts that as their credit.
    """
    query = SQL(
        "SELECT %s, line.currency_id, -SUM(line.amount_residual_currency)"
        " %s AND %s AND %s GROUP BY 1, 2",
        CUSTOMER,
        open_lines(company),
        CREDIT_LINE,
        of_customers(partner_ids),
    )
    rows = read(company.env, query, LEDGER)
    found = defaultdict(Decimal, read_payables(company, partner_ids))
    for customer, currency, amount in rows:
        found[customer, currency] += max(money(amount), ZERO)
    return found


def read_unallocated(reader, groups):
    """Return payments that no invoice was matched with, by group."""
    return {
        key: [Payment(one.on, one.amount) for one in received]
        for key, received in read_received(reader, groups).items()
    }


def read_received(reader, groups):
    """Return the same with what was written with each, by group.

    Money paid to the customer and not allocated takes from them, the newest first: what
    came early counts early.

    :param reader: of claims, or whoever knows ``env``, ``open_lines`` and ``as_of``
    """
    query = SQL(
        "SELECT %s, line.currency_id, line.date,"
        " -line.amount_residual_currency, CONCAT_WS(' ', line.name, line.ref)"
        " %s AND %s AND %s"
        " ORDER BY line.date DESC, line.id DESC",
        CUSTOMER,
        reader.open_lines,
        CREDIT_LINE,
        of_customers(partner.id for partner, _currency in groups),
    )
    credits = defaultdict(list)
    for partner_id, currency_id, day, amount, text in read(reader.env, query, LEDGER):
        credits[partner_id, currency_id].append(Received(day, money(amount), text))
    return {key: _netted(rows, reader.as_of) for key, rows in credits.items()}


def _netted(rows, as_of):
    """Return what is left of the payments, oldest first, less what went out."""
    out = -sum((one.amount for one in rows if one.amount < 0), Decimal(0))
    payments = []
    for one in rows:
        taken = min(max(one.amount, Decimal(0)), out)
        out -= taken
        if one.amount > taken:
            left = one.amount - taken
            payments.append(one._replace(on=min(one.on, as_of), amount=left))
    return payments[::-1]


class Asker:
    """What ``read_unallocated`` has to know."""

    def __init__(self, company, as_of):
        """Keep whose money is asked for, and until when."""
        self.env = company.env(su=True)
        self.as_of = as_of
        self.open_lines = open_lines(company)


class ShareReader:
    """Holds, credits and open bills of customers of one company on one day."""

    def __init__(self, env, company, as_of, partners):
        """Read them for commercial partners."""
        self.env = env(su=True)
        self.company = company.sudo()
        self.as_of = as_of
        self.open_lines = open_lines(self.company)
        ids = tuple(partners.ids) or (0,)
        self._holds = read_holds(self, ids)
        self._credits = read_unallocated(self, [(one, None) for one in partners])
        self._bills = read_payables(self.company, ids)

    def is_held(self, partner):
        """Tell whether a hold suspends the customer as a whole."""
        return group_hold(self._holds.get(partner.id, ()), self.as_of) is not None

    def unheld(self, line):
        """Return the residual of an open item less what is held of it."""
        holds = self._holds.get(line.partner_id.commercial_partner_id.id, ())
        own = [one for one in holds if one.item in (None, line.id)]
        return unheld(money(line.amount_residual_currency), own, self.as_of)

    def credits(self, partner, currency):
        """Return what the customer has paid and nobody has allocated."""
        payments = self._credits.get((partner.id, currency.id), ())
        return sum((one.amount for one in payments), ZERO)

    def bills(self, partner, currency):
        """Return what the company owes him by open bills, where it counts them."""
        return self._bills.get((partner.id, currency.id), ZERO)
