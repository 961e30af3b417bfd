"""Facts of a forecast: what was open on a day, and what was known of it then.

In the company's currency. The same of a past day, so that a forecast can be tried on
what came since; of agreements only those that run now are known.
"""

from collections import defaultdict
from decimal import Decimal

from odoo.fields import Date
from odoo.tools import SQL

from ...followup_core.figures.arrears import Instalment, shares
from ...followup_core.figures.forecast import Debt
from ..items import CUSTOMER, WITH_CONTACT, read
from ..settings import money
from .arrears import DIGITS, read_late
from .habits import read_habits
from .ledger import DUE_ON, IS_ITEM, LEDGER, left_at, lines_of, open_at
from .waiting import read_held, read_promised

# Agreements by which a customer pays.
RUNNING = ("signed", "active", "late", "noticed")


def read_debts(company, day):
    """Return what was open at the end of the day before, and how late debts came.

    The core's debts of customers by their ids, and its shares.
    """
    promised, held = read_promised(company, day), read_held(company, day)
    agreed = _agreed(company, day)
    in_agreements = {line for line, *_rest in agreed}
    apart = {*promised, *held.lines, *held.parts, *in_agreements}
    habits = read_habits(company, day)
    plain = _open(company, day, apart)
    single = _apart(company, day, apart)
    debts = [
        *_together(plain, habits, held),
        *_singly(single, habits, promised, held, in_agreements),
        *_instalments(agreed, held),
    ]
    late = read_late(company, day, (plain, [one[1:] for one in single]))
    return debts, shares(late, day)


def _together(rows, habits, held):
    """Yield what many customers owe of one due date and habit, credits apart."""
    groups = defaultdict(list)
    known, usual, holding = dict(habits), habits.usual, held.customers
    for customer, due_on, amount, _booked in rows:
        habit, is_held = known.get(customer, usual), customer in holding
        groups[due_on, habit, is_held, amount < 0].append(
            (customer, money(round(amount, DIGITS)))
        )
    for (due_on, habit, is_held, _is_credit), own in groups.items():
        total = sum((amount for _who, amount in own), Decimal(0))
        yield Debt(total, due_on, habit, is_held=is_held, customers=tuple(own))


def _singly(rows, habits, promised, held, in_agreements):
    """Yield the items of which something is known, but for those of agreements."""
    for line, customer, due_on, amount, _booked in rows:
        if line in in_agreements:
            continue
        is_held = line in held.lines or customer in held.customers
        word, of_word = promised.get(line, (None, 0.0))
        part = money(round(min(held.parts[line], 1.0) * amount, DIGITS))
        said = min(money(round(of_word * amount, DIGITS)), money(amount) - part)
        rest = money(amount) - part - said
        debt = Debt(rest, due_on, habits[customer], is_held=is_held)
        parts = (
            debt._replace(amount=part, is_held=True),
            debt._replace(amount=said, promised_on=word),
            debt,
        )
        for one in parts:
            if one.amount:
                yield one._replace(customers=((customer, one.amount),))


def _agreed(company, day):
    """Return the items of agreements that run, each with the agreement's instalments.

    They stand beside its first item; the others have none.
    """
    if day < Date.context_today(company):
        return []
    agreements = (
        company.env["credit.followup.agreement"]
        .sudo()
        .search([("company_id", "=", company.id), ("state", "in", RUNNING)])
    )
    found = []
    for one in agreements:
        parts = [
            Instalment(row.due_on, _company_amount(row, row.amount - row.amount_paid))
            for row in one.instalment_ids
            if row.amount > row.amount_paid
        ]
        customer = one.partner_id.commercial_partner_id.id
        lines = one.item_ids.move_line_id.ids
        found += [(line, customer, () if n else parts) for n, line in enumerate(lines)]
    return found


def _company_amount(row, amount):
    company = row.company_id
    own = row.currency_id._convert(amount, company.currency_id, company, row.due_on)
    return money(own)


def _instalments(agreed, held):
    """Yield what is open of agreements; who is held as a whole pays none of it."""
    for _line, customer, parts in agreed:
        total = sum((part.amount for part in parts), Decimal(0))
        if total:
            yield Debt(
                total,
                parts[0].on,
                instalments=tuple(parts),
                is_held=customer in held.customers,
                customers=((customer, total),),
            )


def _open(company, day, apart):
    """Return what was open, by customer and due date, without some lines."""
    query = SQL(
        "SELECT customer, due_on, amount, booked FROM (%s) item"
        " WHERE amount <> 0 AND id NOT IN %s",
        _items(company, day),
        tuple(apart) or (0,),
    )
    return read(company.env, query, LEDGER)


def _apart(company, day, apart):
    if not apart:
        return []
    query = SQL(
        "SELECT id, customer, due_on, amount, booked FROM (%s) item"
        " WHERE amount <> 0 AND id IN %s",
        _items(company, day),
        tuple(apart),
    )
    return read(company.env, query, LEDGER)


def _items(company, day):
    """Return the statement of items that were open at the end of the day before.

    Its end has what is left reckoned once, where the database would do so at each use.
    """
    before = Date.subtract(day, days=1)
    return SQL(
        "SELECT line.id, %(customer)s AS customer, %(due)s AS due_on,"
        " line.date AS booked, %(left)s AS amount"
        " FROM account_move_line line %(contact)s"
        " JOIN account_move move ON move.id = line.move_id"
        " WHERE %(lines)s AND %(item)s AND line.date <= %(before)s"
        " AND %(open)s OFFSET 0",
        customer=CUSTOMER,
        due=DUE_ON,
        left=left_at(before),
        contact=WITH_CONTACT,
        lines=lines_of(company),
        item=IS_ITEM,
        before=before,
        open=open_at(before),
    )
