"""What is looked at again and when: clocks, wakes, and the answers for items."""

from . import (
    account_move_line,
    account_partial_reconcile,
    answer,
    clocked,
    mail_activity,
    wake,
)
