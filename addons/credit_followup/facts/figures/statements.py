"""What a statement of account shows: what was open with a customer on a day."""

from typing import Any, NamedTuple

from odoo.tools import SQL

from ...followup_core.figures.ledger import bucket
from ..items import of_customers, read, trade_accounts
from .ledger import AGES, DUE_ON, SOLD_ON

MODELS = ("account.move", "account.move.line", "account.partial.reconcile")


class Row(NamedTuple):
    """A document as it was open on a day; ``line``: its journal item.

    ``left``: in its currency, below zero what nobody has allocated. ``age``: the name
    of its bucket.
    """

    line: Any
    left: float
    age: str


class Part(NamedTuple):
    """What is open in a currency: documents by age, what messages claimed, the sum."""

    currency: Any
    rows: list
    claimed: float

    @property
    def balance(self):
        """Return what is owed in all."""
        return sum(row.left for row in self.rows) + self.claimed

    def ages(self):
        """Return what is owed by how late it is: ``[(name, amount)]`` of each age."""
        owed = [row for row in self.rows if row.left > 0]
        return [
            (name, sum(row.left for row in owed if row.age == name)) for name in AGES
        ]

    @property
    def loose(self):
        """Return what came in and nobody has allocated, below zero."""
        return sum(row.left for row in self.rows if row.left < 0)


def read_statement(customer, company, day, claimed):
    """Return the parts of a statement, oldest first, in two queries.

    :param day: as the books were at its end: what was paid later was open
    :param claimed: what messages claimed and is not booked: ``{currency: amount}``
    """
    found = read(company.env, _open(customer, company, day), MODELS)
    lines = customer.env["account.move.line"].browse([one for one, *_rest in found])
    parts = {}
    for line, (_id, left, due_on) in zip(lines, found, strict=True):
        if not line.currency_id.is_zero(left):
            amount = line.currency_id.round(float(left))
            row = Row(line, amount, bucket(due_on, day))
            parts.setdefault(line.currency_id, []).append(row)
    return [
        Part(currency, parts.get(currency, []), claimed.get(currency, 0.0))
        for currency in dict.fromkeys([*parts, *claimed])
    ]


def _open(customer, company, day):
    """Return the statement: items and credits with what was left of them."""
    return SQL(
        "SELECT line.id, %(left)s, %(due)s"
        " FROM account_move_line line JOIN account_move move ON move.id = line.move_id"
        " WHERE line.company_id = %(company)s AND line.account_id IN %(accounts)s"
        " AND line.parent_state = 'posted' AND %(customer)s AND %(sold)s <= %(day)s"
        " AND (line.reconciled IS NOT TRUE OR EXISTS (SELECT"
        " FROM account_partial_reconcile WHERE debit_move_id = line.id"
        " AND max_date > %(day)s) OR EXISTS (SELECT FROM account_partial_reconcile"
        " WHERE credit_move_id = line.id AND max_date > %(day)s))"
        " ORDER BY line.date_maturity, line.date, line.id",
        left=SQL(
            "line.amount_currency"
            " - COALESCE((SELECT SUM(debit_amount_currency)"
            " FROM account_partial_reconcile"
            " WHERE debit_move_id = line.id AND max_date <= %(day)s), 0)"
            " + COALESCE((SELECT SUM(credit_amount_currency)"
            " FROM account_partial_reconcile"
            " WHERE credit_move_id = line.id AND max_date <= %(day)s), 0)",
            day=day,
        ),
        day=day,
        due=DUE_ON,
        company=company.id,
        accounts=trade_accounts(company),
        customer=of_customers(customer.ids),
        sold=SOLD_ON,
    )
