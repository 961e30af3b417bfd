"""What a late debt costs: rates, charges, and what messages and invoices say of it."""

from . import (
    rate,
    rate_files,
    charge,
    charge_waiver,
    action,
    action_mentions,
    action_sheet,
    run,
    account_move,
    account_move_line,
    res_company,
    res_partner,
)
