"""What an open item is and what a credit is, said once: as domain, as SQL, of records.

An *open item* is what a customer owes: an unpaid debit on a trade receivable account.
A *credit* is what he has paid or been credited and nobody has allocated yet. A payment
to him that is not allocated takes from his credits: it is no debt with a due date.
"""

from odoo.fields import Domain
from odoo.tools import SQL

RECEIVABLE = "asset_receivable"
# Deposits paid to authorities, loans to staff and the like are receivable, not trade.
TRADE = Domain("account_type", "=", RECEIVABLE) & Domain(
    "account_id.non_trade", "=", False
)
OPEN = TRADE & Domain("parent_state", "=", "posted") & Domain("reconciled", "=", False)
# What of an open line makes it an item, on any account.
OWED = (
    Domain("amount_residual", ">", 0)
    & Domain("amount_residual_currency", ">", 0)
    & Domain("payment_id", "=", False)
)
ITEMS = OPEN & OWED
# The same, word for word as the ORM writes these conditions: the index of the items.
ITEMS_INDEXED = (
    "parent_state = 'posted' AND reconciled IS NOT TRUE AND amount_residual > 0"
    " AND amount_residual_currency > 0 AND payment_id IS NULL"
)
# And every other open line: what is credited, and payments to customers.
CREDITS_INDEXED = (
    "parent_state = 'posted' AND reconciled IS NOT TRUE"
    " AND amount_residual_currency <> 0 AND (amount_residual <= 0"
    " OR amount_residual_currency < 0 OR payment_id IS NOT NULL)"
)
# The same of the table `line`, on the accounts of `trade_accounts`.
OPEN_LINE = SQL(
    "line.partner_id IS NOT NULL AND line.parent_state = 'posted'"
    " AND line.reconciled IS NOT TRUE AND line.amount_residual_currency <> 0"
)
ITEM_LINE = SQL("line.amount_residual_currency > 0 AND line.payment_id IS NULL")
# What is open and no item: money that nobody has allocated, to the customer's credit
# where it came from him, against it where it went to him.
CREDIT_LINE = SQL("(line.amount_residual_currency < 0 OR line.payment_id IS NOT NULL)")
# The customer of a line. Odoo books receivables on the commercial partner; only the
# rare line on a contact has to be looked up, and that table stays small.
CUSTOMER = SQL("COALESCE(contact.commercial_partner_id, line.partner_id)")
WITH_CONTACT = SQL(
    "LEFT JOIN res_partner contact ON contact.id = line.partner_id"
    " AND contact.commercial_partner_id <> contact.id"
)


def trade_accounts(company):
    """Return the ids of the company's trade receivable accounts, archived ones too."""
    return _trade_accounts(company.env, [("company_ids", "parent_of", company.id)])


def uncompiled(env):
    """Have the database answer what is looked up one by one without compiling it.

    It expects such a question to be dear; compiling takes longer than the answer.
    """
    env.cr.execute("SET LOCAL jit TO off")


def every_trade_account(env):
    """Return the ids of the trade receivable accounts of all companies.

    Named one by one, the database knows how many lines each has; a condition on their
    kind would have it expect a handful.
    """
    return _trade_accounts(env, [])


def _trade_accounts(env, which):
    trade = [("account_type", "=", RECEIVABLE), ("non_trade", "=", False)]
    accounts = env["account.account"].sudo().with_context(active_test=False)
    return tuple(accounts.search([*which, *trade], order="id").ids) or (0,)


def open_lines(company):
    """Return FROM and WHERE of the open lines of a company: its items and credits."""
    return SQL(
        "FROM account_move_line line %s WHERE %s", WITH_CONTACT, open_line_of(company)
    )


def open_line_of(company):
    """Return the condition that a line is open in a company: an item or a credit."""
    return SQL(
        "line.company_id = %s AND line.account_id IN %s AND %s",
        company.id,
        trade_accounts(company),
        OPEN_LINE,
    )


def of_customers(ids):
    """Return the condition that a line is of these customers, their contacts' too.

    Not by ``CUSTOMER``, which no index knows: a batch would read the whole ledger.
    """
    return SQL(
        "line.partner_id IN (SELECT id FROM res_partner"
        " WHERE commercial_partner_id IN %s)",
        tuple(ids) or (0,),
    )


def is_credit(residual, payment_id):
    """Tell the same of a row: whether it is a credit and no item."""
    return residual < 0 or bool(payment_id)


def read(env, query, models):
    """Run a statement that reads these models, with what is not written yet."""
    flush(env, models)
    return env.execute_query(query)


def flush(env, models):
    """Let the database see what this transaction has written to these models."""
    for model in models:
        env[model].flush_model()


def trade(lines):
    """Return the journal items on trade receivable accounts."""
    return lines.filtered(
        lambda line: line.account_type == RECEIVABLE and not line.account_id.non_trade
    )


def unpaid(lines):
    """Return the open items among journal items."""
    return trade(lines).filtered(
        lambda line: (
            line.parent_state == "posted"
            and not line.reconciled
            and line.amount_residual > 0
            and line.amount_residual_currency > 0
            and not line.payment_id
        )
    )


def oldest_first(lines):
    """Return the open items among journal items in the order in which they are paid."""
    return unpaid(lines).sorted(lambda one: (one.date_maturity or one.date, one.id))


def counted_bills(lines):
    """Return the payable lines of companies that count them as their owner's credit."""
    return lines.filtered(
        lambda line: (
            line.account_type == "liability_payable"
            and line.company_id.followup_payables
        )
    )
