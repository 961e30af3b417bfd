"""What keeps orders from going on: stops, and what is let go in spite of them."""

from . import (
    stop_rule,
    stop,
    stop_clock,
    release,
    release_use,
    stopped,
    level,
    action,
    account_partial_reconcile,
    product_category,
    res_partner,
    run,
)
