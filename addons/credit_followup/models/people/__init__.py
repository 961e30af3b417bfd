"""What customers say: promises."""

from . import (
    promise,
    promise_clock,
    res_company,
    res_partner,
    action,
    run,
    account_move,
)
