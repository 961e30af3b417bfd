from . import account_move, account_move_line, action, payment_transaction, res_company
