"""Facts of a forecast: what was open on a day, and what was known of it then.

In the company's currency. The same of a past day, so that a forecast can be tried on
what came since; of agreements only those that run now are known.
"""

from collections import defaultdict
from decimal import Decimal

from odoo.fields import Date, Domain
from odoo.tools import SQL

from ...followup_core.figures.arrears import Instalment, Late, shares, start_of
from ...followup_core.figures.forecast import Debt, Habit
from ...followup_core.people.promises import State as Word
from ..items import CUSTOMER, WITH_CONTACT, read
from ..settings import money
from .habits import read_habits
from .ledger import BY_BANK, DUE_ON, IS_ITEM, LEDGER, left_at, lines_of, open_at

NO_HABIT = Habit()
# More than any currency has.
DIGITS = 6
# Holds of these say nothing of whether money comes, or a date says when.
WITH_A_DAY = ("promise", "agreement")
RUNNING = ("signed", "active", "late", "noticed")


def read_debts(company, day):
    """Return what was open at the end of the day before, and how late debts came.

    The core's debts of customers by their ids, and its shares.
    """
    promised, held = _promised(company, day), _held(company, day)
    agreed = _agreed(company, day)
    in_agreements = {line for line, *_rest in agreed}
    apart = {*promised, *held["lines"], *held["parts"], *in_agreements}
    habits = read_habits(company, day)
    usual = habits.pop(None, NO_HABIT)
    plain = _open(company, day, apart)
    single = _apart(company, day, apart)
    late = _late(company, day, (plain, [one[1:] for one in single]))
    debts = [
        *_together(plain, habits, usual, held["customers"]),
        *_singly(single, habits, usual, promised, held, in_agreements),
        *_instalments(agreed),
    ]
    return debts, shares(late, day)


def _together(rows, habits, usual, held):
    """Yield what many customers owe of one due date and habit, credits apart."""
    groups = defaultdict(list)
    for customer, due_on, amount in rows:
        habit = habits.get(customer, usual)
        groups[due_on, habit, customer in held, amount < 0].append(
            (customer, money(round(amount, DIGITS)))
        )
    for (due_on, habit, is_held, _is_credit), own in groups.items():
        total = sum((amount for _who, amount in own), Decimal(0))
        yield Debt(total, due_on, habit, is_held=is_held, customers=tuple(own))


def _singly(rows, habits, usual, promised, held, in_agreements):
    """Yield the items of which something is known, but for those of agreements."""
    for line, customer, due_on, amount in rows:
        if line in in_agreements:
            continue
        habit, word = habits.get(customer, usual), promised.get(line)
        is_held = line in held["lines"] or customer in held["customers"]
        part = money(round(min(held["parts"].get(line, 0.0), 1.0) * amount, DIGITS))
        rest = money(amount) - part
        if part:
            yield Debt(part, due_on, is_held=True)
        own = ((customer, rest),)
        yield Debt(rest, due_on, habit, word, is_held=is_held, customers=own)


def _late(company, day, parts):
    """Yield what was late a quarter before, and what came of it since.

    :param parts: rows of what is open still: customer, due date, amount
    """
    start = start_of(day)
    still = defaultdict(float)
    for rows in parts:
        for _customer, due_on, amount in rows:
            if due_on < start and amount > 0:
                still[due_on] += amount
    for due_on, amount in still.items():
        yield Late(due_on, money(round(amount, DIGITS)))
    for due_on, paid_on, amount in _came(company, start, day):
        came = money(amount)
        yield Late(due_on, came, (Instalment(paid_on, came),))


def read_received(company, day, until):
    """Return what came of what was open on a day: ``{days after it: amount}``."""
    found = defaultdict(Decimal)
    for _due_on, paid_on, amount in _came(company, day, Date.add(until, days=1)):
        found[(paid_on - day).days] += money(amount)
    return found


def _came(company, day, until):
    """Return what came from a day on, of what was open then, by due date and day."""
    query = SQL(
        "SELECT %(due)s, pay.date, SUM(part.amount)"
        " FROM account_partial_reconcile part"
        " JOIN account_move_line pay ON pay.id = part.credit_move_id"
        " JOIN account_move paying ON paying.id = pay.move_id"
        " JOIN account_move_line line ON line.id = part.debit_move_id"
        " WHERE part.company_id = %(company)s AND %(lines)s AND %(bank)s"
        " AND line.date < %(day)s AND pay.date >= %(day)s AND pay.date < %(until)s"
        " GROUP BY 1, 2",
        due=DUE_ON,
        company=company.id,
        lines=lines_of(company),
        bank=BY_BANK,
        day=day,
        until=until,
    )
    return read(company.env, query, LEDGER)


def _promised(company, day):
    """Return on which day each item was promised then: ``{line id: day}``."""
    promises = (
        company.env["credit.followup.promise"]
        .sudo()
        .search(
            [
                ("company_id", "=", company.id),
                ("move_line_id", "!=", False),
                ("made_on", "<", day),
                ("promised_on", ">=", day),
                ("state", "!=", Word.WITHDRAWN.value),
            ],
            order="promised_on desc, id",
        )
    )
    return {one.move_line_id.id: one.promised_on for one in promises}


def _held(company, day):
    """Return whom, and which items, others held then, and of which ones a share."""
    holds = (
        company.env["credit.followup.hold"]
        .sudo()
        .search(
            Domain("company_id", "=", company.id)
            & Domain("reason", "not in", WITH_A_DAY)
            & Domain("date_from", "<", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">", day))
            & (Domain("ended_on", "=", False) | Domain("ended_on", ">=", day))
        )
    )
    # A pause ends by itself: what it is about comes as it is used to.
    holds -= holds.filtered(lambda one: one.reason == "pause" and one.date_to)
    customers = holds.filtered(lambda one: not one.move_line_id).partner_id
    lines = holds.filtered(lambda one: one.move_line_id and not one.amount)
    return {
        "customers": set(customers.commercial_partner_id.ids),
        "lines": set(lines.move_line_id.ids),
        "parts": {
            one.move_line_id.id: one.amount / left
            for one in holds - lines
            if one.move_line_id and (left := one.move_line_id.amount_residual_currency)
        },
    }


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


def _instalments(agreed):
    for _line, customer, parts in agreed:
        total = sum((part.amount for part in parts), Decimal(0))
        if total:
            own = ((customer, total),)
            yield Debt(total, parts[0].on, instalments=tuple(parts), customers=own)


def _open(company, day, apart):
    """Return what was open, by customer and due date, without some lines."""
    query = SQL(
        "SELECT customer, due_on, amount FROM (%s) item"
        " WHERE amount <> 0 AND id NOT IN %s",
        _items(company, day),
        tuple(apart) or (0,),
    )
    return read(company.env, query, LEDGER)


def _apart(company, day, apart):
    if not apart:
        return []
    query = SQL(
        "SELECT id, customer, due_on, amount FROM (%s) item"
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
        " %(left)s AS amount FROM account_move_line line %(contact)s"
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
