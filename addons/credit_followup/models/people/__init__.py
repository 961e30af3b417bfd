"""What customers say: promises and disputes."""

from . import (
    promise,
    promise_clock,
    dispute,
    dispute_clock,
    dispute_letter,
    res_company,
    res_partner,
    action,
    run,
    account_move,
)
