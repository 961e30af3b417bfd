"""What moved the debts of a dossier since they were invoiced: payments and credits."""

from collections import defaultdict
from typing import NamedTuple

from odoo.tools import SQL

from ..items import read
from ..payments import LEDGER
from ..settings import money

MONEY = ("bank", "cash", "credit")


class Movement(NamedTuple):
    """One matching of an item; ``amount`` is what it took from the open amount.

    ``is_by_others``: somebody received the money for us.
    """

    key: int
    line_id: int
    day: object
    kind: str
    amount: object
    name: str
    is_by_others: bool = False


def read_movements(env, lines):
    """Return what moved each item, the oldest first: ``{line id: movements}``.

    Money that somebody received for us is a payment, though its entry is no payment of
    Odoo's.
    """
    query = SQL(
        "SELECT part.id, part.debit_move_id, other.date, part.debit_amount_currency,"
        " move.move_type, journal.type, COALESCE(other.payment_id, 0), move.name,"
        " move.id"
        " FROM account_partial_reconcile part"
        " JOIN account_move_line other ON other.id = part.credit_move_id"
        " JOIN account_move move ON move.id = other.move_id"
        " JOIN account_journal journal ON journal.id = move.journal_id"
        " WHERE part.debit_move_id IN %s AND part.debit_amount_currency <> 0"
        " ORDER BY other.date, part.id",
        tuple(lines.ids) or (0,),
    )
    rows = list(read(env, query, (*LEDGER, "account.journal")))
    entries = env["account.move"].browse({row[-1] for row in rows})
    theirs = set(entries._followup_received_by_others().ids)
    found = defaultdict(list)
    for key, line, day, amount, type_, journal, payment, name, entry in rows:
        by_others = entry in theirs
        kind = _kind(type_, journal, payment or by_others)
        moved = Movement(key, line, day, kind, money(amount), name or "", by_others)
        found[line].append(moved)
    return found


def _kind(move_type, journal, payment):
    if move_type == "out_refund":
        return "credit_note"
    return "payment" if payment or journal in MONEY else "write_off"
