"""Facts of a provision: what customers owed at the end of a day, however long ago."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from odoo.tools import SQL

from ...followup_core.books.provision import Band, Owed, less_credits
from ..items import CUSTOMER, WITH_CONTACT, read, trade_accounts
from ..settings import money

ZERO = Decimal(0)
LEDGER = (
    "account.move",
    "account.move.line",
    "account.partial.reconcile",
    "res.partner",
)


class OwedItem(NamedTuple):
    """An item that was open at the end of a day; ``amount`` in company currency."""

    line_id: int
    customer_id: int
    owed: Owed
    amount: float
    is_by_hand: bool = False


def read_bands(company):
    """Return the company's matrix."""
    bands = company.env["credit.followup.provision.band"].search(
        [("company_id", "=", company.id)]
    )
    return [
        Band(one.from_days, money(one.percent), one.to_days or None, one.segment or "")
        for one in bands
    ]


def read_owed(company, day, shares, by_hand=frozenset(), borne=None):
    """Return what each customer owed at the end of a day, less his credits.

    The oldest items are paid first by what nobody had allocated. In one statement.

    :param shares: percents that go before the matrix, by line id
    :param by_hand: the ids of those that a person set
    :param borne: by line id, the part of a loss that somebody else bears
    """
    rows = defaultdict(list)
    for row in read(company.env, _ledger(company, day), LEDGER):
        rows[row[1]].append(row)
    partners = company.env["res.partner"].with_company(company).sudo()
    customers = partners.browse(rows)
    segments = {one.id: one._followup_debtor() for one in customers}
    without_vat = company.followup_provision_without_vat
    found = []
    for customer, own in rows.items():
        items = [row for row in own if row[3] > 0]
        credits = -sum(money(row[3]) for row in own if row[3] < 0)
        left = less_credits([money(row[3]) for row in items], money(credits))
        for (line, _customer, due, _amount, share), amount in zip(
            items, left, strict=True
        ):
            if not amount:
                continue
            base = amount * money(share) if without_vat else amount
            base *= 1 - (borne or {}).get(line, ZERO)
            owed = Owed(base, due, segments[customer], shares.get(line))
            is_set = line in by_hand
            found.append(OwedItem(line, customer, owed, float(amount), is_set))
    return found


def _ledger(company, day):
    """Return the statement: lines open then, the oldest of each customer first.

    Those that are open now, and those that something paid later than that day; of each
    what was left, and the share of its invoice that is no tax.
    """
    part = SQL.identifier("account_partial_reconcile")
    return SQL(
        "SELECT line.id, %(customer)s, line.date_maturity,"
        " line.balance - COALESCE((SELECT SUM(amount) FROM %(part)s"
        "  WHERE debit_move_id = line.id AND max_date <= %(day)s), 0)"
        " + COALESCE((SELECT SUM(amount) FROM %(part)s"
        "  WHERE credit_move_id = line.id AND max_date <= %(day)s), 0) AS left_then,"
        " CASE WHEN move.move_type IN ('out_invoice', 'out_refund')"
        "  AND move.amount_total_signed <> 0"
        "  THEN move.amount_untaxed_signed / move.amount_total_signed ELSE 1 END"
        " FROM account_move_line line %(contact)s"
        " JOIN account_move move ON move.id = line.move_id"
        " WHERE line.company_id = %(company)s AND line.account_id IN %(accounts)s"
        "  AND line.parent_state = 'posted' AND line.partner_id IS NOT NULL"
        "  AND line.date <= %(day)s AND (line.reconciled IS NOT TRUE OR line.id IN ("
        "   SELECT debit_move_id FROM %(part)s WHERE max_date > %(day)s"
        "   UNION SELECT credit_move_id FROM %(part)s WHERE max_date > %(day)s))"
        " ORDER BY 2, line.date_maturity NULLS LAST, line.id",
        customer=CUSTOMER,
        part=part,
        day=day,
        contact=WITH_CONTACT,
        company=company.id,
        accounts=trade_accounts(company),
    )
