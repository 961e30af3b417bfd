"""Facts of late debts: what of what was open on a day came since, and what did not."""

from collections import defaultdict
from decimal import Decimal

from odoo.fields import Date
from odoo.tools import SQL

from ...followup_core.figures.arrears import Instalment, Late, start_of
from ..items import read
from ..settings import money
from .ledger import BY_BANK, DUE_ON, IS_ITEM, LEDGER, lines_of

# More than any currency has.
DIGITS = 6


def read_late(company, day, parts):
    """Yield what was open a quarter before a day, and what came of it until then.

    :param parts: rows of what is open still: customer, due date, amount, booking date
    """
    start = start_of(day)
    still = defaultdict(float)
    for rows in parts:
        for _customer, due_on, amount, booked in rows:
            if due_on < start and booked < start and amount > 0:
                still[due_on] += amount
    for due_on, amount in still.items():
        yield Late(due_on, money(round(amount, DIGITS)))
    for due_on, paid_on, is_money, amount in _settled(company, start, day):
        came = money(amount)
        yield Late(due_on, came, (Instalment(paid_on, came),) if is_money else ())


def read_received(company, day, until):
    """Return what came of what was open on a day: ``{days after it: amount}``."""
    found = defaultdict(Decimal)
    until = Date.add(until, days=1)
    for _due_on, paid_on, is_money, amount in _settled(company, day, until):
        if is_money:
            found[(paid_on - day).days] += money(amount)
    return found


def _settled(company, day, until):
    """Return what closed items from a day on that were open then, by due date and day.

    Money, and what was lost or set off; what a credit note took back was not owed.
    """
    query = SQL(
        "SELECT %(due)s, pay.date, %(bank)s AS is_money, SUM(part.amount)"
        " FROM account_partial_reconcile part"
        " JOIN account_move_line pay ON pay.id = part.credit_move_id"
        " JOIN account_move paying ON paying.id = pay.move_id"
        " JOIN account_move_line line ON line.id = part.debit_move_id"
        " JOIN account_move move ON move.id = line.move_id"
        " WHERE %(lines)s AND %(item)s AND paying.move_type <> 'out_refund'"
        " AND line.date < %(day)s AND pay.date >= %(day)s AND pay.date < %(until)s"
        " GROUP BY 1, 2, 3",
        due=DUE_ON,
        lines=lines_of(company),
        item=IS_ITEM,
        bank=BY_BANK,
        day=day,
        until=until,
    )
    return read(company.env, query, LEDGER)
