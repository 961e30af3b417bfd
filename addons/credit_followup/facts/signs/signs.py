"""Facts of signs: how late customers paid, and parts that they paid in round sums."""

from collections import defaultdict

from odoo.tools import SQL

from ...followup_core.risk.signs import (
    BEFORE_DAYS,
    LATELY_DAYS,
    Paid,
    is_round,
)
from ...followup_core.workdays import shift
from .. import items
from ..settings import money

# From a payment's date until it is matched: a bank statement may come once a week.
PAID_DAYS = 14
MODELS = ("account.partial.reconcile", "account.move.line", "account.move")


def read_paid(company, customers, today):
    """Return what customers paid within the time of a drift: ``{customer: [Paid]}``.

    Of invoices by payments, in the company's currency; credit notes pay nothing.
    """
    if not customers:
        return {}
    rows = items.read(
        company.env,
        SQL(
            "SELECT debit.partner_id, part.max_date,"
            " COALESCE(debit.date_maturity, debit.date), part.amount"
            " FROM account_partial_reconcile part"
            " JOIN account_move_line debit ON debit.id = part.debit_move_id"
            " JOIN account_move invoice ON invoice.id = debit.move_id"
            " JOIN account_move_line credit ON credit.id = part.credit_move_id"
            " JOIN account_move payment ON payment.id = credit.move_id"
            " WHERE part.company_id = %s AND part.max_date >= %s"
            " AND invoice.move_type = 'out_invoice' AND payment.move_type = 'entry'"
            " AND debit.partner_id IN %s",
            company.id,
            shift(today, -(LATELY_DAYS + BEFORE_DAYS)),
            tuple(customers.ids),
        ),
        MODELS,
    )
    found = defaultdict(list)
    for partner_id, paid_on, due_on, amount in rows:
        paid = Paid(paid_on, (paid_on - due_on).days, money(amount))
        found[customers.browse(partner_id)].append(paid)
    return found


def read_round_parts(company, customers, today):
    """Yield the items of which a part was paid lately in a round sum.

    Of some days: a payment is dated as the bank has it. What was open before is what is
    open now and what was paid since.
    """
    parts = (
        company.env["account.partial.reconcile"]
        .sudo()
        .search(
            [
                ("company_id", "=", company.id),
                ("max_date", ">", shift(today, -PAID_DAYS)),
                ("debit_move_id.partner_id", "in", customers.ids),
                ("debit_move_id.move_id.move_type", "=", "out_invoice"),
                ("credit_move_id.move_id.move_type", "=", "entry"),
            ]
        )
    )
    for part in parts:
        line = part.debit_move_id
        paid = money(part.debit_amount_currency)
        if is_round(paid, money(line.amount_residual_currency) + paid):
            yield line
