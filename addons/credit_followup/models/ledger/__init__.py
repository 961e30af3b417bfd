"""What follow-up adds to the ledger itself."""

from . import (
    account_account,
    account_move,
    account_move_line,
    account_move_line_open,
    account_move_line_owed,
    account_partial_reconcile,
    res_partner,
    res_partner_owing,
    res_partner_statement,
    res_users,
)
