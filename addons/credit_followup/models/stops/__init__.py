"""What keeps orders from going on: stops, and what is let go in spite of them."""

from . import (
    stopped,
    stop_rule,
    stop,
    stop_clock,
    release,
    release_clock,
    release_use,
    level,
    action,
    product_category,
    res_partner,
    run,
)
