"""What the books say of a month: open by age, sold, paid, of each customer.

An item is an invoice, a credit note, or what an entry charges a customer; a payment is
what a bank or a payment brought for one. Amounts are in the company's currency.
"""

from odoo.tools import SQL

from ...followup_core.figures.ledger import BUCKETS, OLDEST
from ..items import CUSTOMER, WITH_CONTACT, every_trade_account, trade_accounts

LEDGER = (
    "account.move",
    "account.move.line",
    "account.partial.reconcile",
    "res.partner",
)
AGES = (*(name for name, _last in BUCKETS), OLDEST)
SUMS = (
    *(*AGES, "sales", "paid", "paid_days", "late_days", "paid_on_time"),
    *("overdue_days", "steps", "minutes", "fees", "claimed", "claims_paid"),
    *("losses", "revenue", "margin"),
)
IS_ITEM = SQL(
    "(move.move_type IN ('out_invoice', 'out_refund', 'out_receipt')"
    " OR (line.balance > 0 AND line.payment_id IS NULL"
    " AND move.statement_line_id IS NULL))"
)
SOLD_ON = SQL("COALESCE(move.invoice_date, line.date)")
DUE_ON = SQL("COALESCE(line.date_maturity, line.date)")
BY_BANK = SQL("(pay.payment_id IS NOT NULL OR paying.statement_line_id IS NOT NULL)")


def month_query(company, first, last, costs=()):
    """Return the statement of a month: one row of sums for each customer.

    :param first: the first day of the month
    :param last: its last one, or today while it runs
    :param costs: more parts of it, each made by ``row``
    """
    parts = (
        _open(company, first, last),
        _sold(company, first, last),
        _paid(company, first, last),
        *costs,
    )
    columns = SQL(", ").join(
        SQL("SUM(%s) AS %s", SQL.identifier(name), SQL.identifier(name))
        for name in SUMS
    )
    return SQL(
        "SELECT customer, %s FROM (%s) part WHERE customer IS NOT NULL"
        " GROUP BY customer",
        columns,
        SQL(" UNION ALL ").join(parts),
    )


def row(customer, **sums):
    """Return the columns of one part; what is not of it is zero."""
    named = [
        SQL("%s AS %s", sums.get(name, SQL("0")), SQL.identifier(name)) for name in SUMS
    ]
    return SQL("%s AS customer, %s", customer, SQL(", ").join(named))


def lines_of(company):
    """Return the condition of a posted trade receivable of the company."""
    return SQL(
        "line.company_id = %s AND line.account_id IN %s"
        " AND line.parent_state = 'posted' AND line.partner_id IS NOT NULL",
        company.id,
        trade_accounts(company),
    )


def items_at_work(env):
    """Return the condition of an item of the companies that somebody works in."""
    return SQL(
        "line.company_id IN %s AND line.account_id IN %s"
        " AND line.parent_state = 'posted' AND line.partner_id IS NOT NULL AND %s",
        tuple(env.companies.ids) or (0,),
        every_trade_account(env),
        IS_ITEM,
    )


def left_at(day):
    """Return what was left of a line at the end of a day."""
    return SQL(
        "line.balance"
        " - COALESCE((SELECT SUM(amount) FROM account_partial_reconcile"
        " WHERE debit_move_id = line.id AND max_date <= %(day)s), 0)"
        " + COALESCE((SELECT SUM(amount) FROM account_partial_reconcile"
        " WHERE credit_move_id = line.id AND max_date <= %(day)s), 0)",
        day=day,
    )


def open_at(day):
    """Return the condition that a line was open at the end of a day."""
    return SQL(
        "(line.reconciled IS NOT TRUE OR line.id IN ("
        "SELECT debit_move_id FROM account_partial_reconcile WHERE max_date > %(day)s"
        " UNION ALL SELECT credit_move_id FROM account_partial_reconcile"
        " WHERE max_date > %(day)s))",
        day=day,
    )


def ages_of(late):
    """Return the condition of each age by the days late: ``{name: SQL}``, in order."""
    found, least = {}, None
    for name, most in (*BUCKETS, (OLDEST, None)):
        low = SQL("%s > %s", late, least) if least is not None else SQL("TRUE")
        high = SQL("%s <= %s", late, most) if most is not None else SQL("TRUE")
        found[name] = SQL("(%s AND %s)", low, high)
        least = most
    return found


def _open(company, first, day):
    """Return what was open of items at the end of a day, by how late it was.

    And what each was overdue in the month, times its days: what a delay costs grows
    with both.
    """
    days = (day - first).days + 1
    overdue = SQL("amount * GREATEST(LEAST(late, %s), 0)", days)
    ages = {
        name: SQL("CASE WHEN %s THEN amount ELSE 0 END", is_of_age)
        for name, is_of_age in ages_of(SQL("late")).items()
    }
    return SQL(
        "SELECT %(row)s FROM (SELECT %(customer)s AS who, %(left)s AS amount,"
        " %(day)s::date - %(due)s AS late"
        " FROM account_move_line line %(contact)s"
        " JOIN account_move move ON move.id = line.move_id"
        " WHERE %(lines)s AND %(item)s AND %(sold)s <= %(day)s"
        " AND %(open)s) item",
        row=row(SQL("who"), **ages, overdue_days=overdue),
        customer=CUSTOMER,
        left=left_at(day),
        open=open_at(day),
        day=day,
        due=DUE_ON,
        contact=WITH_CONTACT,
        lines=lines_of(company),
        item=IS_ITEM,
        sold=SOLD_ON,
    )


def _sold(company, first, last):
    """Return what was invoiced in a month, credit notes taken off."""
    return SQL(
        "SELECT %(row)s FROM account_move_line line %(contact)s"
        " JOIN account_move move ON move.id = line.move_id"
        " WHERE %(lines)s AND %(item)s AND %(sold)s BETWEEN %(first)s AND %(last)s",
        row=row(CUSTOMER, sales=SQL("line.balance")),
        contact=WITH_CONTACT,
        lines=lines_of(company),
        item=IS_ITEM,
        sold=SOLD_ON,
        first=first,
        last=last,
    )


def _paid(company, first, last):
    """Return what was paid of invoices in a month, weighted by its days."""
    days = SQL("(pay.date - %s)", SOLD_ON)
    late = SQL("(pay.date - %s)", DUE_ON)
    amount = SQL("part.amount")
    return SQL(
        "SELECT %(row)s FROM account_partial_reconcile part"
        " JOIN account_move_line pay ON pay.id = part.credit_move_id"
        " JOIN account_move paying ON paying.id = pay.move_id"
        " JOIN account_move_line line ON line.id = part.debit_move_id %(contact)s"
        " JOIN account_move move ON move.id = line.move_id"
        " WHERE part.company_id = %(company)s AND %(lines)s AND %(item)s AND %(pays)s"
        " AND pay.date BETWEEN %(first)s AND %(last)s",
        row=row(
            CUSTOMER,
            paid=amount,
            paid_days=SQL("%s * %s", amount, days),
            late_days=SQL("%s * %s", amount, late),
            paid_on_time=SQL("CASE WHEN %s <= 0 THEN %s ELSE 0 END", late, amount),
            overdue_days=SQL(
                "%s * GREATEST(LEAST(%s, pay.date - %s + 1), 0)", amount, late, first
            ),
        ),
        contact=WITH_CONTACT,
        company=company.id,
        lines=lines_of(company),
        item=IS_ITEM,
        pays=BY_BANK,
        first=first,
        last=last,
    )
