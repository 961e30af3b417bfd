"""What customers say: promises, disputes; and what they were told."""

from . import (
    promise,
    promise_clock,
    dispute,
    dispute_clock,
    dispute_letter,
    commitment,
    commitment_clock,
    res_company,
    res_partner,
    action,
    run,
    account_move,
)
