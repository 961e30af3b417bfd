"""Payments by the table: one entry of Odoo's making, cloned for customers and items."""

from typing import Any

from odoo.fields import Command
from odoo.tools import SQL

from tools.bench.rows import clone, inserted, last_id
from tools.bench.settings import AS_OF

RECEIVABLE = "asset_receivable"


def number_items(env: Any) -> None:
    """Make the table bench_item: the open items, numbered for each customer."""
    env.flush_all()
    env.cr.execute(
        SQL(
            "CREATE TEMPORARY TABLE bench_item AS"
            " SELECT id, partner_id, amount_residual AS amount,"
            " dense_rank() OVER (ORDER BY partner_id) AS customer,"
            " row_number() OVER (PARTITION BY partner_id ORDER BY id) AS rank"
            " FROM account_move_line WHERE parent_state = 'posted'"
            " AND amount_residual > 0 AND partner_id IS NOT NULL"
        )
    )
    env.cr.execute("CREATE INDEX ON bench_item (customer, rank); ANALYZE bench_item")


def pay(env: Any, payments: SQL, *, allocate: bool) -> int:
    """Clone an entry of the bank for each payment; return the id before their first.

    :param payments: a query of item, partner_id, amount and day
    :param allocate: whether the payments are matched with their items
    """
    entry = _entry(env)
    env.cr.execute(
        SQL(
            "CREATE TEMPORARY TABLE bench_payment AS SELECT"
            " row_number() OVER (ORDER BY item, day) AS n, payment.* FROM (%s) payment",
            payments,
        )
    )
    moves = _clone_moves(env, entry, allocate=allocate)
    if allocate:
        _allocate(env, moves)
    env.cr.execute("DROP TABLE bench_payment")
    entry.button_draft()
    entry.button_cancel()
    env.flush_all()
    env.invalidate_all()
    return moves


def receivable_lines(env: Any, after: int) -> Any:
    """Return the customers' side of the cloned entries, in their order."""
    domain = [("move_id", ">", after), ("account_type", "=", RECEIVABLE)]
    return env["account.move.line"].search(
        [*domain, ("parent_state", "=", "posted")], order="move_id"
    )


def _entry(env: Any) -> Any:
    """Post an entry of a customer's payment, as a bank statement makes it."""
    journal = env["account.journal"].search(
        [("type", "=", "bank"), ("company_id", "=", env.company.id)], limit=1
    )
    item = env["account.move.line"].search(
        [("amount_residual", ">", 0), ("parent_state", "=", "posted")], limit=1
    )
    sides = ((journal.default_account_id, 1.0), (item.account_id, -1.0))
    entry = env["account.move"].create(
        {
            "journal_id": journal.id,
            "date": AS_OF,
            "line_ids": [
                Command.create(
                    {
                        "account_id": account.id,
                        "partner_id": item.partner_id.id,
                        "balance": balance,
                    }
                )
                for account, balance in sides
            ],
        }
    )
    entry.action_post()
    env.flush_all()
    return entry


def _clone_moves(env: Any, entry: Any, *, allocate: bool) -> int:
    base = last_id(env, "account_move")
    same = {"partner_id": SQL("n.partner_id"), "date": SQL("n.day")}
    number = SQL("'PAY/' || %s + n.n", base)
    header = {
        **same,
        "id": SQL("%s + n.n", base),
        "name": number,
        "commercial_partner_id": SQL("n.partner_id"),
        "amount_total": SQL("n.amount"),
        "amount_total_signed": SQL("n.amount"),
        "sequence_prefix": SQL("'PAY/'"),
        "sequence_number": SQL("%s + n.n", base),
    }
    rows = SQL("bench_payment n")
    clone(env, "account_move", header, rows, SQL("source.id = %s", entry.id))
    amounts = ("debit", "credit", "balance", "amount_currency")
    open_ones = ("amount_residual", "amount_residual_currency")
    lines = {
        **same,
        **{one: SQL("source.%s * n.amount", SQL.identifier(one)) for one in amounts},
        "move_id": SQL("%s + n.n", base),
        "move_name": number,
    }
    if allocate:
        lines |= dict.fromkeys(open_ones, SQL("0"))
        lines["reconciled"] = SQL("source.amount_residual < 0")
    else:
        lines |= {
            one: SQL("source.%s * n.amount", SQL.identifier(one)) for one in open_ones
        }
    which = SQL("source.move_id = %s", entry.id)
    clone(env, "account_move_line", lines, rows, which)
    return base


def _allocate(env: Any, moves: int) -> None:
    """Match each payment with its item, as the ledger keeps it."""
    amount = SQL("n.amount, n.amount, n.amount")
    env.cr.execute(
        SQL(
            "INSERT INTO account_partial_reconcile (company_id, debit_move_id,"
            " credit_move_id, debit_currency_id, credit_currency_id, amount,"
            " debit_amount_currency, credit_amount_currency, max_date)"
            " SELECT line.company_id, n.item, line.id, line.currency_id,"
            " line.currency_id, %s, n.day FROM bench_payment n"
            " JOIN account_move_line line ON line.move_id = %s + n.n"
            " WHERE line.credit > 0",
            amount,
            moves,
        )
    )
    inserted(env, "account_partial_reconcile")
    env.cr.execute(
        "UPDATE account_move_line line SET"
        " amount_residual = line.amount_residual - paid.amount,"
        " amount_residual_currency = line.amount_residual_currency - paid.amount,"
        " reconciled = line.amount_residual = paid.amount"
        " FROM (SELECT item, SUM(amount) AS amount FROM bench_payment GROUP BY item)"
        " paid WHERE line.id = paid.item"
    )
