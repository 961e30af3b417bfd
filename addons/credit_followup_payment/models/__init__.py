from . import action, payment_transaction, res_company
