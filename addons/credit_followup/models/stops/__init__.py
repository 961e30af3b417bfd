"""What keeps orders from going on: stops, and what is let go in spite of them."""

from . import (
    stop_rule,
    stop,
    stop_clock,
    release,
    release_clock,
    release_use,
    stopped,
    level,
    action,
    product_category,
    res_partner,
    run,
)
