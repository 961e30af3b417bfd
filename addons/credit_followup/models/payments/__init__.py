"""How a message is paid, and how its payment is found again."""

from . import (
    account_bank_statement_line,
    account_bank_statement_line_reconcile,
    account_journal,
    account_move,
    account_move_line,
    account_payment,
    action,
    action_asked,
    action_found,
    action_line,
    charge,
    res_country,
)
